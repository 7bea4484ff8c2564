package org.encorecrm.message;

import java.time.Instant;
import java.util.Optional;
import org.encorecrm.consent.ConsentWord;
import org.encorecrm.support.BusinessClock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The reader's own word about advertising, given through a link in a letter. Once it is committed no letter starts:
 * it changes the rows that the gate holds while it decides.
 */
@Service
public class Unsubscribes {

    private final JdbcClient jdbc;
    private final OwnWords own;
    private final Reactions reactions;
    private final BusinessClock clock;

    Unsubscribes(JdbcClient jdbc, OwnWords own, Reactions reactions, BusinessClock clock) {
        this.jdbc = jdbc;
        this.own = own;
        this.reactions = reactions;
        this.clock = clock;
    }

    /** At once and for good; a second time changes nothing. */
    @Transactional
    public void unsubscribe(long messageId) {
        readerOf(messageId).ifPresent(reader -> {
            var now = clock.now();
            own.refuse(reader.customerId, word(reader, false, messageId, now));
            reactions.record(messageId, "unsubscribed", null, false);
        });
    }

    /** The same reader, from the same mailbox, changed their mind. */
    @Transactional
    public void resubscribe(long messageId) {
        readerOf(messageId)
                .ifPresent(reader -> own.allow(reader.customerId, word(reader, true, messageId, clock.now())));
    }

    private static ConsentWord word(Reader reader, boolean granted, long messageId, Instant now) {
        return new ConsentWord(
                reader.channel, ConsentWord.MARKETING, reader.address, granted, now, "link in letter " + messageId);
    }

    /** Holds the customer and then the message, as the gate does; a merge in between sends us to the survivor. */
    private Optional<Reader> readerOf(long messageId) {
        var reader = find(messageId);
        while (reader.isPresent()) {
            var held = jdbc.sql("select id from core.customer where id = :id for no key update")
                    .param("id", reader.get().customerId)
                    .query(Long.class)
                    .optional();
            var again = find(messageId);
            if (held.isPresent() && again.equals(reader)) {
                return reader;
            }
            reader = again;
        }
        return Optional.empty();
    }

    private Optional<Reader> find(long messageId) {
        return jdbc.sql("""
                        select customer_id, channel, address from campaigns.message
                         where id = :id and address is not null
                        """)
                .param("id", messageId)
                .query((row, i) ->
                        new Reader(row.getLong("customer_id"), row.getString("channel"), row.getString("address")))
                .optional();
    }

    private record Reader(long customerId, String channel, String address) {}
}
