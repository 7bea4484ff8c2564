package org.encorecrm.message;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.encorecrm.support.Signal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Puts messages into the queue, in the transaction that decided to send them. */
@Service
public class Messages {

    public static final String EMAIL = "email";

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Signal signal = new Signal();

    Messages(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Queues the message unless its dedup key is known, and answers the id it has either way. */
    @Transactional(propagation = Propagation.MANDATORY)
    public long enqueue(OutgoingMessage message) {
        var now = Timestamp.from(message.now());
        var queued = jdbc.sql("""
                        insert into campaigns.message
                               (customer_id, channel, template, scenario, run_id, dedup_key, variables, only_to, state, due_at,
                                enqueued_at, state_at)
                        values (:customer, :channel, :template, :scenario, :run, :dedupKey, :variables::jsonb, :onlyTo, 'queued',
                                :now, :now, :now)
                            on conflict (dedup_key) do nothing
                        returning id
                        """)
                .param("customer", message.customerId())
                .param("channel", message.channel())
                .param("template", message.template())
                .param("scenario", message.scenario())
                .param("run", message.runId())
                .param("dedupKey", message.dedupKey())
                .param("variables", json.writeValueAsString(message.variables()))
                .param("onlyTo", message.onlyTo())
                .param("now", now)
                .query(Long.class)
                .optional();
        signal.afterCommit();
        return queued.orElseGet(() -> idOf(message.dedupKey()));
    }

    private long idOf(String dedupKey) {
        return jdbc.sql("select id from campaigns.message where dedup_key = :key")
                .param("key", dedupKey)
                .query(Long.class)
                .single();
    }

    /** When the next message that waits for its hour is due, if any does. */
    public Optional<Instant> nextDueAfter(Instant now) {
        return jdbc.sql("""
                        select due_at from campaigns.message
                         where state in ('queued', 'held') and due_at > :now order by due_at limit 1
                        """)
                .param("now", Timestamp.from(now))
                .query((row, i) -> row.getTimestamp("due_at").toInstant())
                .optional();
    }

    /** Whether nothing is due or on its way at this moment; what a mail server put off does not count. */
    public boolean isIdle(Instant now) {
        return jdbc.sql("""
                        select not exists (select from campaigns.message
                                            where state in ('queued', 'held') and due_at <= :now
                                              and (retry_at is null or retry_at <= clock_timestamp()))
                           and not exists (select from campaigns.message where state in ('claimed', 'sending'))
                        """)
                .param("now", Timestamp.from(now))
                .query(Boolean.class)
                .single();
    }

    /** Wakes the sender of this process. */
    public Signal signal() {
        return signal;
    }
}
