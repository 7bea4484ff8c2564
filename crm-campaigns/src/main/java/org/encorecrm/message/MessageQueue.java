package org.encorecrm.message;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.encorecrm.change.Cause;
import org.encorecrm.change.ChangeKind;
import org.encorecrm.change.Changes;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The queue itself: claims and endings. Leases live in database time, everything else in business time. */
@Repository
class MessageQueue {

    private static final TypeReference<Map<String, String>> STRINGS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Changes changes;

    MessageQueue(JdbcClient jdbc, JsonMapper json, Changes changes) {
        this.jdbc = jdbc;
        this.json = json;
        this.changes = changes;
    }

    @Transactional
    List<Claimed> claim(String node, int limit, Instant now) {
        return jdbc.sql("""
                        with due as (
                            select id from campaigns.message
                             where state in ('queued', 'held') and due_at <= :now
                               and (retry_at is null or retry_at <= clock_timestamp())
                             order by due_at, id
                             limit :limit for update skip locked)
                        update campaigns.message m
                           set state = 'claimed', fence = fence + 1, claimed_by = :node, state_at = :now,
                               lease_until = clock_timestamp() + interval '60 s'
                          from due where m.id = due.id
                        returning m.id, m.fence, m.customer_id, m.channel, m.template, m.variables,
                                  m.only_to, m.message_id, m.attempts
                        """)
                .param("node", node)
                .param("limit", limit)
                .param("now", Timestamp.from(now))
                .query(this::claimed)
                .list();
    }

    private Claimed claimed(ResultSet row, int i) throws SQLException {
        return new Claimed(
                row.getLong("id"),
                row.getLong("fence"),
                row.getLong("customer_id"),
                row.getString("channel"),
                row.getString("template"),
                json.readValue(row.getString("variables"), STRINGS),
                row.getString("only_to"),
                row.getString("message_id"),
                row.getInt("attempts"));
    }

    /**
     * What a node that died left behind. A claim goes back to the queue: nothing was sent. A letter in the middle of
     * sending may have arrived: advertising stays unknown for ever rather than arrive twice, service is sent again
     * under the same Message-ID, but not for ever.
     */
    @Transactional
    int takeBackExpired(int mostAttempts, Instant now) {
        var customers = jdbc.sql("""
                        update campaigns.message
                           set state = case when state = 'claimed' then 'queued'
                                            when class = 'advertising' then 'unknown'
                                            when attempts + 1 >= :most then 'dead'
                                            else 'queued' end,
                               reason = case when state = 'claimed' then null
                                             when class = 'advertising' then 'outcome_unknown'
                                             when attempts + 1 >= :most then 'tried_too_often'
                                             else 'trying_again' end,
                               attempts = attempts + case when state = 'sending' then 1 else 0 end,
                               lease_until = null, claimed_by = null, state_at = :now
                         where state in ('claimed', 'sending') and lease_until < clock_timestamp()
                        returning customer_id
                        """)
                .param("most", mostAttempts)
                .param("now", Timestamp.from(now))
                .query(Long.class)
                .list();
        tell(customers);
        return customers.size();
    }

    /** Gives back what this node has claimed and will not come to. */
    @Transactional
    void release(String node, Instant now) {
        jdbc.sql("""
                        update campaigns.message
                           set state = 'queued', lease_until = null, claimed_by = null, state_at = :now
                         where state = 'claimed' and claimed_by = :node
                        """).param("node", node).param("now", Timestamp.from(now)).update();
    }

    /** Back into the queue at once: the letter has to be rendered anew. */
    @Transactional
    boolean requeue(Claimed claim, Instant now) {
        return finish(claim, MessageState.QUEUED, null, null, now, now);
    }

    /** Ends the message's way: nothing but a person puts it into the queue again. */
    @Transactional
    boolean end(Claimed claim, MessageState state, @Nullable Reason reason, @Nullable String detail, Instant now) {
        return finish(claim, state, reason, detail, null, now);
    }

    /** The mail server has taken it: also when that is learnt after the lease was over and it counted as unknown. */
    @Transactional
    boolean sent(Claimed claim, String reply, Instant now) {
        return told(
                claim,
                jdbc.sql("""
                        update campaigns.message
                           set state = 'sent', reason = null, detail = null, smtp_reply = case when customer_id > 0 then :reply end, sent_at = :now,
                               state_at = :now, lease_until = null, claimed_by = null
                         where id = :id and fence = :fence and state in ('sending', 'unknown')
                        """)
                                .param("reply", reply)
                                .param("id", claim.id())
                                .param("fence", claim.fence())
                                .param("now", Timestamp.from(now))
                                .update()
                        == 1);
    }

    /** Back into the queue, to be tried again after a while of database time. */
    @Transactional
    boolean retry(Claimed claim, String detail, Duration after, Instant now) {
        return told(
                claim,
                jdbc.sql("""
                        update campaigns.message
                           set state = 'queued', reason = 'trying_again', detail = case when customer_id > 0 then :detail end, attempts = attempts + 1,
                               retry_at = clock_timestamp() + make_interval(secs => :seconds), started_at = null,
                               state_at = :now, lease_until = null, claimed_by = null
                         where id = :id and fence = :fence and state in ('claimed', 'sending')
                        """)
                                .param("detail", detail)
                                .param("seconds", after.toMillis() / 1000.0)
                                .param("id", claim.id())
                                .param("fence", claim.fence())
                                .param("now", Timestamp.from(now))
                                .update()
                        == 1);
    }

    /** Kept back until {@code due}; null waits for a person. */
    @Transactional
    boolean hold(Claimed claim, Reason reason, @Nullable Instant due, Instant now) {
        return finish(claim, MessageState.HELD, reason, null, due, now);
    }

    private boolean finish(
            Claimed claim,
            MessageState state,
            @Nullable Reason reason,
            @Nullable String detail,
            @Nullable Instant due,
            Instant now) {
        return told(
                claim,
                jdbc.sql("""
                        update campaigns.message
                           set state = :state, reason = :reason, detail = case when customer_id > 0 then :detail end, due_at = :due, state_at = :now,
                               started_at = case when :state = 'unknown' then started_at end,
                               lease_until = null, claimed_by = null
                         where id = :id and fence = :fence and state in ('claimed', 'sending')
                        """)
                                .param("state", state.code())
                                .param("reason", reason == null ? null : reason.code())
                                .param("detail", detail)
                                .param("due", due == null ? null : Timestamp.from(due))
                                .param("id", claim.id())
                                .param("fence", claim.fence())
                                .param("now", Timestamp.from(now))
                                .update()
                        == 1);
    }

    private boolean told(Claimed claim, boolean changed) {
        if (changed) {
            tell(List.of(claim.customerId()));
        }
        return changed;
    }

    /** Segments may depend on what became of messages. */
    private void tell(List<Long> customers) {
        changes.enqueue(customers, Set.of(ChangeKind.MESSAGES), Cause.CHANGE, false);
    }
}
