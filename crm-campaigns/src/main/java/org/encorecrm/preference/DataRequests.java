package org.encorecrm.preference;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.encorecrm.message.Messages;
import org.encorecrm.message.OutgoingMessage;
import org.encorecrm.message.OwnLinks;
import org.encorecrm.message.Records;
import org.encorecrm.support.BusinessClock;
import org.encorecrm.support.DayForms;
import org.encorecrm.support.Settings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * A customer's own data, on their own asking. A letter that was forwarded must not hand a stranger everything: the
 * link goes to the customer's mailbox, whoever asked, at most once a day, and works for three days; it stops working
 * when the record is merged or its address changes.
 */
@Service
public class DataRequests {

    private static final Duration VALID = Duration.ofDays(3);
    private static final Duration DAY = Duration.ofDays(1);

    private final JdbcClient jdbc;
    private final Records records;
    private final Messages messages;
    private final OwnLinks links;
    private final Settings settings;
    private final BusinessClock clock;

    DataRequests(
            JdbcClient jdbc,
            Records records,
            Messages messages,
            OwnLinks links,
            Settings settings,
            BusinessClock clock) {
        this.jdbc = jdbc;
        this.records = records;
        this.messages = messages;
        this.links = links;
        this.settings = settings;
        this.clock = clock;
    }

    /** What came of asking. */
    public enum Asked {
        WRITTEN,
        ALREADY,
        NO_MAILBOX
    }

    @Transactional
    public Asked ask(OwnLinks.Reader reader, String language) {
        var customer = records.hold(reader.customerId());
        var mailbox = customer.flatMap(this::mailbox);
        if (mailbox.isEmpty()) {
            return Asked.NO_MAILBOX;
        }
        var now = clock.now();
        if (wasAskedSince(customer.get(), now.minus(DAY))) {
            return Asked.ALREADY;
        }
        write(customer.get(), mailbox.get(), language, now);
        return Asked.WRITTEN;
    }

    private void write(long customer, String mailbox, String language, Instant now) {
        var expires = now.plus(VALID);
        var id = jdbc.sql("""
                        insert into campaigns.data_request (customer_id, address, asked_at, expires_at)
                        values (:customer, :address, :now, :expires) returning id
                        """)
                .param("customer", customer)
                .param("address", mailbox)
                .param("now", Timestamp.from(now))
                .param("expires", Timestamp.from(expires))
                .query(Long.class)
                .single();
        var until = DayForms.inFull(Locale.forLanguageTag(language)).format(expires.atZone(settings.zone()));
        messages.enqueue(new OutgoingMessage(
                customer,
                Messages.EMAIL,
                "your-data-" + language,
                null,
                null,
                "data-request-" + id,
                Map.of("dataUrl", links.dataRequest(id), "expires", until),
                mailbox,
                now));
    }

    private Optional<String> mailbox(long customer) {
        return jdbc.sql("select email from core.customer where id = :id and email is not null")
                .param("id", customer)
                .query(String.class)
                .optional();
    }

    private boolean wasAskedSince(long customer, Instant since) {
        return jdbc.sql("""
                        select exists (select from campaigns.data_request
                                        where customer_id = :customer and asked_at > :since)
                        """)
                .param("customer", customer)
                .param("since", Timestamp.from(since))
                .query(Boolean.class)
                .single();
    }

    /** Whose data a link shows at this moment, if it still shows anybody's. */
    @Transactional(readOnly = true)
    public Optional<Long> customerOf(long id) {
        return jdbc.sql("""
                        select c.id from campaigns.data_request r
                          join core.customer c on c.id = r.customer_id and c.email = r.address
                         where r.id = :id and r.expires_at > :now
                        """)
                .param("id", id)
                .param("now", Timestamp.from(clock.now()))
                .query(Long.class)
                .optional();
    }

    @Transactional
    public void fetched(long id) {
        jdbc.sql("update campaigns.data_request set fetched_at = :now where id = :id")
                .param("now", Timestamp.from(clock.now()))
                .param("id", id)
                .update();
    }
}
