package org.encorecrm.preference;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.encorecrm.change.Cause;
import org.encorecrm.change.ChangeKind;
import org.encorecrm.change.Changes;
import org.encorecrm.consent.ConsentWord;
import org.encorecrm.consent.Proof;
import org.encorecrm.message.OwnLinks;
import org.encorecrm.message.OwnWords;
import org.encorecrm.message.Records;
import org.encorecrm.message.StatedPreference;
import org.encorecrm.message.StatedPreferences;
import org.encorecrm.support.BusinessClock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What customers choose on their own page, all of it in one transaction. After a refusal is committed nothing starts. */
@Service
public class Choices {

    private final Records records;
    private final WishStore wishes;
    private final StatedPreferences stated;
    private final OwnWords own;
    private final Changes changes;
    private final BusinessClock clock;

    Choices(
            Records records,
            WishStore wishes,
            StatedPreferences stated,
            OwnWords own,
            Changes changes,
            BusinessClock clock) {
        this.records = records;
        this.wishes = wishes;
        this.stated = stated;
        this.own = own;
        this.changes = changes;
        this.clock = clock;
    }

    /** Empty when the customer was erased. */
    @Transactional // not read-only: the first look makes the key of the suppressed addresses
    public Optional<PreferenceView> of(OwnLinks.Reader reader) {
        return records.current(reader.customerId()).map(customer -> view(customer, reader));
    }

    private PreferenceView view(long customer, OwnLinks.Reader reader) {
        var person = wishes.person(customer);
        var said = stated.of(customer).orElse(StatedPreference.NONE);
        return new PreferenceView(
                person.language(),
                wishes.channels(customer, person, reader),
                said,
                wishes.groups(said.groups()),
                person.email() == null ? null : Masks.of(person.email()));
    }

    /** Answers whether there is somebody to whom it applies. What is as it was before makes no new word. */
    @Transactional
    public boolean save(OwnLinks.Reader reader, Wishes chosen, Proof proof) {
        var held = records.hold(reader.customerId());
        held.ifPresent(customer -> {
            var now = clock.now();
            for (var wish : wishes.channels(customer, wishes.person(customer), reader)) {
                var wanted = chosen.allowed().contains(wish.channel());
                if (wanted && !wish.allowed() && wish.mayAllow()) {
                    own.allow(customer, word(wish, true, now, proof));
                } else if (!wanted && wish.allowed()) {
                    own.refuse(customer, word(wish, false, now, proof));
                }
            }
            stated.say(customer, chosen.stated(), now);
            changes.enqueue(Set.of(customer), Set.of(ChangeKind.CONSENT), Cause.CHANGE, false);
        });
        return held.isPresent();
    }

    /** No advertising by any channel, whether it was ever spoken of or not. */
    @Transactional
    public boolean refuseAll(OwnLinks.Reader reader, Proof proof) {
        var held = records.hold(reader.customerId());
        held.ifPresent(customer -> wishes.channels(customer, wishes.person(customer), reader).stream()
                .filter(wish -> wish.allowed() || wish.pending() || !wish.said())
                .forEach(wish -> own.refuse(customer, word(wish, false, clock.now(), proof))));
        return held.isPresent();
    }

    private static ConsentWord word(ChannelWish wish, boolean granted, Instant now, Proof proof) {
        return new ConsentWord(
                wish.channel(), ConsentWord.MARKETING, wish.address(), granted, now, "preference page", proof);
    }
}
