package org.encorecrm.message;

import java.sql.Timestamp;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The one row per customer and channel whose lock decides between a letter about to start and an unsubscribe. */
@Repository
class ChannelStates {

    private final JdbcClient jdbc;

    ChannelStates(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Locks the row until the transaction ends and answers whether the customer has unsubscribed. */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean lockAndAskWhetherUnsubscribed(long customerId, String channel) {
        ensure(customerId, channel);
        return jdbc.sql("""
                        select unsubscribed_at is not null from campaigns.channel_state
                         where customer_id = :customer and channel = :channel for update
                        """)
                .param("customer", customerId)
                .param("channel", channel)
                .query(Boolean.class)
                .single();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void unsubscribe(long customerId, String channel, Instant at) {
        ensure(customerId, channel);
        jdbc.sql("""
                        update campaigns.channel_state set unsubscribed_at = coalesce(unsubscribed_at, :at)
                         where customer_id = :customer and channel = :channel
                        """)
                .param("customer", customerId)
                .param("channel", channel)
                .param("at", Timestamp.from(at))
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void resubscribe(long customerId, String channel) {
        jdbc.sql("""
                        update campaigns.channel_state set unsubscribed_at = null
                         where customer_id = :customer and channel = :channel
                        """).param("customer", customerId).param("channel", channel).update();
    }

    /** The survivor has unsubscribed from whatever either has. */
    @Transactional(propagation = Propagation.MANDATORY)
    void unite(long survivorId, long loserId) {
        jdbc.sql("""
                        insert into campaigns.channel_state (customer_id, channel, unsubscribed_at)
                        select :survivor, channel, unsubscribed_at from campaigns.channel_state
                         where customer_id = :loser
                            on conflict (customer_id, channel) do update
                           set unsubscribed_at = least(channel_state.unsubscribed_at, excluded.unsubscribed_at)
                        """).param("survivor", survivorId).param("loser", loserId).update();
    }

    private void ensure(long customerId, String channel) {
        jdbc.sql("""
                        insert into campaigns.channel_state (customer_id, channel) values (:customer, :channel)
                            on conflict do nothing
                        """).param("customer", customerId).param("channel", channel).update();
    }
}
