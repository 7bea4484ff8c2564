package org.encorecrm.message;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.encorecrm.address.AddressChecks;
import org.encorecrm.address.AddressState;
import org.encorecrm.complaint.Complaints;
import org.encorecrm.support.Settings;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The last question before a letter leaves, asked in one short transaction that holds the customer, the message and
 * the customer's channel row. When it commits {@code sending}, everything it checked was true at one moment, and whatever changes
 * afterwards came too late for this letter.
 */
@Component
class Gate {

    /** What the gate decided; all but {@link #PASS} are already written. */
    enum Verdict {
        PASS,
        KEPT_BACK,
        /** The recipient changed since the letter was rendered: it is back in the queue. */
        STALE,
        /** Somebody else has the message now. */
        LOST
    }

    private final JdbcClient jdbc;
    private final MessageQueue queue;
    private final ChannelStates channels;
    private final Suppressions suppressions;
    private final Addressees addressees;
    private final GoLive live;
    private final Caps caps;
    private final Settings settings;
    private final AddressChecks addresses;
    private final Complaints complaints;
    private final StatedPreferences stated;
    private final OwnLinks own;

    Gate(
            JdbcClient jdbc,
            MessageQueue queue,
            ChannelStates channels,
            Suppressions suppressions,
            Addressees addressees,
            GoLive live,
            Caps caps,
            Settings settings,
            AddressChecks addresses,
            Complaints complaints,
            StatedPreferences stated,
            OwnLinks own) {
        this.jdbc = jdbc;
        this.queue = queue;
        this.channels = channels;
        this.suppressions = suppressions;
        this.addressees = addressees;
        this.live = live;
        this.caps = caps;
        this.settings = settings;
        this.addresses = addresses;
        this.complaints = complaints;
        this.stated = stated;
        this.own = own;
    }

    @Transactional
    public Verdict ask(Claimed claim, Letter letter, String messageId, Instant now) {
        var person = addressees.findAndHold(claim.customerId());
        var recipient = lock(claim);
        if (recipient.isEmpty()) {
            return Verdict.LOST;
        }
        if (person.isEmpty()
                || recipient.get() != claim.customerId()
                || !letter.address().equals(addressees.addressFor(claim, person.get()))) {
            queue.requeue(claim, now);
            return Verdict.STALE;
        }
        var unsubscribed = channels.lockAndAskWhetherUnsubscribed(claim.customerId(), claim.channel());
        keep(claim, letter, messageId);
        var forbidden = forbidden(claim, letter, unsubscribed);
        if (forbidden != null) {
            queue.end(claim, MessageState.SUPPRESSED, forbidden, null, now);
            return Verdict.KEPT_BACK;
        }
        if (!live.reaches(claim.customerId())) {
            queue.hold(claim, Reason.NOT_LIVE, null, now);
            return Verdict.KEPT_BACK;
        }
        if (letter.isAdvertising() && complaints.isOpen(claim.customerId())) {
            queue.hold(claim, Reason.COMPLAINT_OPEN, null, now);
            return Verdict.KEPT_BACK;
        }
        if (letter.isAdvertising() && holdForLater(claim, person.get(), now)) {
            return Verdict.KEPT_BACK;
        }
        start(claim, now);
        return Verdict.PASS;
    }

    private Optional<Long> lock(Claimed claim) {
        return jdbc.sql("""
                        select customer_id from campaigns.message
                         where id = :id and fence = :fence and state = 'claimed' for update
                        """)
                .param("id", claim.id())
                .param("fence", claim.fence())
                .query(Long.class)
                .optional();
    }

    /** What nothing but the customer's own word can lift. Service letters need no consent, but a living address. */
    private @Nullable Reason forbidden(Claimed claim, Letter letter, boolean unsubscribed) {
        var causes = suppressions.of(claim.channel(), letter.address());
        if (causes.contains(Suppressions.Cause.DEAD)) {
            return Reason.DEAD_ADDRESS;
        }
        if (causes.contains(Suppressions.Cause.COMPLAINT)) {
            return Reason.COMPLAINED;
        }
        var address = addresses.of(letter.address());
        if (address.state() == AddressState.NO_SERVER) {
            return Reason.NO_MAIL_SERVER;
        }
        if (!letter.isAdvertising()) {
            return null;
        }
        if (address.disposable()) {
            return Reason.DISPOSABLE_ADDRESS;
        }
        if (unsubscribed || causes.contains(Suppressions.Cause.UNSUBSCRIBED)) {
            return Reason.UNSUBSCRIBED;
        }
        var consent = addressees.marketingConsent(claim.customerId(), claim.channel(), letter.address());
        return switch (consent.orElse("unknown")) {
            case "granted" -> null;
            case "pending" -> Reason.CONSENT_PENDING;
            case "denied" -> Reason.CONSENT_WITHDRAWN;
            default -> Reason.NO_CONSENT;
        };
    }

    private boolean holdForLater(Claimed claim, Addressee person, Instant now) {
        var wish = stated.of(claim.customerId());
        var quiet = QuietHours.parse(settings.get("messages.quietHours", ""));
        var later = new Hours(quiet, wish, person.zone(settings.zone())).after(now);
        if (later.isPresent()) {
            return queue.hold(claim, later.get().reason(), later.get().at(), now);
        }
        var free = caps.freeAfter(claim.customerId(), claim.channel(), wish, now);
        return free.isPresent()
                && queue.hold(claim, free.get().reason(), free.get().at(), now);
    }

    /** The letter is kept whether it goes or not: "would have gone" can be read too. */
    private void keep(Claimed claim, Letter letter, String messageId) {
        jdbc.sql("""
                        update campaigns.message
                           set class = :class, address = :address, message_id = coalesce(message_id, :messageId)
                         where id = :id
                        """)
                .param("class", letter.content().kind().code())
                .param("address", letter.address())
                .param("messageId", messageId)
                .param("id", claim.id())
                .update();
        jdbc.sql("""
                        insert into campaigns.letter (message_id, subject, html, text)
                        values (:id, :subject, :html, :text)
                            on conflict (message_id) do update
                           set subject = excluded.subject, html = excluded.html, text = excluded.text
                        """)
                .param("id", claim.id())
                .param("subject", letter.content().subject())
                .param("html", own.withoutKeys(letter.content().html()))
                .param("text", own.withoutKeys(letter.content().text()))
                .update();
    }

    private void start(Claimed claim, Instant now) {
        // Two minutes: connecting, and every answer of a mail server that is slow but within its time-outs.
        jdbc.sql("""
                        update campaigns.message
                           set state = 'sending', reason = null, detail = null, started_at = :now, state_at = :now,
                               lease_until = clock_timestamp() + interval '120 s'
                         where id = :id
                        """).param("id", claim.id()).param("now", Timestamp.from(now)).update();
    }
}
