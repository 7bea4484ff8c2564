package org.encorecrm.change;

import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The far end of the change queue: rows are claimed, worked and deleted in one transaction, so the row locks of that
 * transaction are the lease and a crash gives everything back.
 */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class ChangeQueue {

    private static final String OPEN = "dead_reason is null and (retry_at is null or retry_at <= clock_timestamp())";

    private final JdbcClient jdbc;

    ChangeQueue(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The oldest open rows nobody else works on. */
    public List<ClaimedChange> claim(int limit) {
        return jdbc.sql("""
                        select id, customer_id, kinds from core.change
                         where %s
                         order by id limit :limit
                           for update skip locked
                        """.formatted(OPEN))
                .param("limit", limit)
                .query(ClaimedChange.class)
                .list();
    }

    /** The same rows once more, in a smaller portion, to find the one that fails. */
    public List<ClaimedChange> claimAgain(Collection<Long> ids) {
        return jdbc.sql("""
                        select id, customer_id, kinds from core.change
                         where id = any(:ids) and dead_reason is null
                         order by id
                           for update skip locked
                        """)
                .param("ids", ids.toArray(Long[]::new))
                .query(ClaimedChange.class)
                .list();
    }

    /**
     * What all rows of these customers say together, those that came after the claim included. Read it when moves are
     * about to be written: one piece of news makes a customer's moves act, whatever history waits beside it.
     */
    public List<PendingChange> pending(long[] customerIds) {
        return jdbc.sql("""
                        select customer_id, min(array_position(:causes, cause)) as cause,
                               min(array_position(:causes, cause)) filter (where %s) as news_cause
                          from core.change q
                         where customer_id = any(:ids) and dead_reason is null
                         group by customer_id
                        """.formatted(NewsSql.CONDITION))
                .param("ids", customerIds)
                .param("causes", Cause.codes())
                .query((row, i) ->
                        PendingChange.of(row.getLong("customer_id"), row.getInt("cause"), row.getInt("news_cause")))
                .list();
    }

    public void delete(Collection<Long> ids) {
        jdbc.sql("delete from core.change where id = any(:ids)")
                .param("ids", ids.toArray(Long[]::new))
                .update();
    }

    /** Gives up on these rows: they wait for a person, with the reason. */
    public void bury(Collection<Long> ids, String reason) {
        jdbc.sql("""
                        update core.change set dead_reason = :reason, attempts = attempts + 1
                         where id = any(:ids) and dead_reason is null
                        """)
                .param("ids", ids.toArray(Long[]::new))
                .param("reason", reason)
                .update();
    }

    /** After a passing failure: again in a while, and dead after {@code attempts} of them. */
    public void postpone(Collection<Long> ids, int attempts, String reason) {
        jdbc.sql("""
                        update core.change
                           set attempts = attempts + 1,
                               retry_at = clock_timestamp() + interval '1 second' * (1 << least(attempts, 8)) * (0.5 + random()),
                               dead_reason = case when attempts + 1 >= :attempts then cast(:reason as text) end
                         where id = any(:ids) and dead_reason is null
                        """)
                .param("ids", ids.toArray(Long[]::new))
                .param("attempts", attempts)
                .param("reason", reason)
                .update();
    }

    /** Says again for the survivors what claimed rows said about customers that have been merged since. */
    public void followMerges(Collection<Long> ids) {
        jdbc.sql("""
                        insert into core.change (customer_id, kinds, cause, quiet)
                        select a.customer_id, c.kinds, c.cause, c.quiet
                          from core.change c join core.customer_alias a on a.alias_id = c.customer_id
                         where c.id = any(:ids)
                        """).param("ids", ids.toArray(Long[]::new)).update();
    }

    /** Records a failure that did not come through the queue beside those that did. */
    public void addDead(Collection<Long> customerIds, Cause cause, String reason) {
        jdbc.sql("""
                        insert into core.change (customer_id, kinds, cause, quiet, attempts, dead_reason)
                        select id, :kinds, :cause, false, 1, :reason from unnest(:ids) as id
                        """)
                .param("ids", customerIds.toArray(Long[]::new))
                .param("kinds", ChangeKind.bits(EnumSet.allOf(ChangeKind.class)))
                .param("cause", cause.code())
                .param("reason", reason)
                .update();
    }

    public QueueDepth depth() {
        return jdbc.sql("""
                        select count(*) filter (where dead_reason is null) as open,
                               count(*) filter (where dead_reason is not null) as dead,
                               coalesce(extract(epoch from clock_timestamp()
                                   - min(enqueued_at) filter (where dead_reason is null)), 0) as oldest_seconds
                          from core.change
                        """).query(QueueDepth.class).single();
    }

    /** What was given up, oldest first. */
    public List<DeadChange> dead(int limit) {
        return jdbc.sql("""
                        select id, customer_id, cause, attempts, enqueued_at, dead_reason as reason
                          from core.change where dead_reason is not null
                         order by id limit :limit
                        """)
                .param("limit", limit)
                .query((row, i) -> new DeadChange(
                        row.getLong("id"),
                        row.getLong("customer_id"),
                        Cause.of(row.getString("cause")),
                        row.getInt("attempts"),
                        row.getObject("enqueued_at", OffsetDateTime.class).toInstant(),
                        row.getString("reason")))
                .list();
    }

    public int revive(Collection<Long> ids) {
        return jdbc.sql("""
                        update core.change set dead_reason = null, retry_at = null, attempts = 0
                         where id = any(:ids) and dead_reason is not null
                        """).param("ids", ids.toArray(Long[]::new)).update();
    }

    public int reviveAll() {
        return jdbc.sql("""
                        update core.change set dead_reason = null, retry_at = null, attempts = 0
                         where dead_reason is not null
                        """).update();
    }
}
