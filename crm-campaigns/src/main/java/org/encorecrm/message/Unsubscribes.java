package org.encorecrm.message;

import java.util.Optional;
import org.encorecrm.consent.Consents;
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

    private static final String MARKETING = "marketing";

    private final JdbcClient jdbc;
    private final ChannelStates channels;
    private final Suppressions suppressions;
    private final Consents consents;
    private final Reactions reactions;
    private final BusinessClock clock;

    Unsubscribes(
            JdbcClient jdbc,
            ChannelStates channels,
            Suppressions suppressions,
            Consents consents,
            Reactions reactions,
            BusinessClock clock) {
        this.jdbc = jdbc;
        this.channels = channels;
        this.suppressions = suppressions;
        this.consents = consents;
        this.reactions = reactions;
        this.clock = clock;
    }

    /** At once and for good; a second time changes nothing. */
    @Transactional
    public void unsubscribe(long messageId) {
        readerOf(messageId).ifPresent(reader -> {
            var now = clock.now();
            channels.unsubscribe(reader.customerId, reader.channel, now);
            suppressions.add(
                    reader.channel,
                    suppressions.hash(reader.channel, reader.address),
                    Suppressions.Cause.UNSUBSCRIBED,
                    now);
            consents.withdraw(
                    reader.customerId, reader.channel, MARKETING, reader.address, now, "link in letter " + messageId);
            reactions.record(messageId, "unsubscribed", null, false);
        });
    }

    /** The same reader, from the same mailbox, changed their mind. */
    @Transactional
    public void resubscribe(long messageId) {
        readerOf(messageId).ifPresent(reader -> {
            channels.resubscribe(reader.customerId, reader.channel);
            suppressions.lift(reader.channel, reader.address, Suppressions.Cause.UNSUBSCRIBED);
            consents.optIn(
                    reader.customerId,
                    reader.channel,
                    MARKETING,
                    reader.address,
                    clock.now(),
                    "link in letter " + messageId);
        });
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
