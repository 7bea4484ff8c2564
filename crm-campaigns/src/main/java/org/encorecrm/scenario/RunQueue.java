package org.encorecrm.scenario;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Runs that are due: claimed with a lease in database time, held by a fence. A merge or a revival under way while the
 * scenario is switched off leaves an active run behind, so the scenario is asked each time.
 */
@Repository
class RunQueue {

    private final JdbcClient jdbc;
    private final RunMerges merges;

    RunQueue(JdbcClient jdbc, RunMerges merges) {
        this.jdbc = jdbc;
        this.merges = merges;
    }

    List<Run.Claim> claim(Instant now, int most) {
        return jdbc.sql("""
                        update campaigns.scenario_run r
                           set fence = fence + 1, leased_until = clock_timestamp() + interval '60 seconds'
                         where r.id in (select d.id
                                          from campaigns.scenario_run d
                                          join campaigns.scenario s on s.id = d.scenario_id and s.state = 'active'
                                         where d.state = 'active' and d.due_at <= :now
                                           and (d.leased_until is null or d.leased_until < clock_timestamp())
                                         order by d.due_at, d.id
                                         limit :most
                                           for update of d skip locked)
                        returning r.id, r.fence
                        """)
                .param("now", Timestamp.from(now))
                .param("most", most)
                .query((rs, i) -> new Run.Claim(rs.getLong("id"), rs.getLong("fence")))
                .list();
    }

    /**
     * Locks the run if the claim still holds. The customer first: a merge locks in this order too, and the other way
     * round the two would wait for each other. Of a customer who went while being enrolled nothing is held.
     */
    Optional<Run> hold(Run.Claim claim, Instant now) {
        if (lockCustomer(claim).isEmpty()) {
            if (!merges.handOn(claim, now) && lockCustomer(claim).isEmpty()) {
                finish(claim, "stopped", "erased", now);
            }
            return Optional.empty();
        }
        return lock(claim);
    }

    private Optional<Long> lockCustomer(Run.Claim claim) {
        return jdbc.sql("""
                        select c.id from core.customer c
                         where c.id = (select customer_id from campaigns.scenario_run where id = :id)
                           for key share
                        """).param("id", claim.id()).query(Long.class).optional();
    }

    private Optional<Run> lock(Run.Claim claim) {
        return jdbc.sql("""
                        select r.id, r.scenario_id, s.key, r.revision, r.customer_id, r.step, r.started_at
                          from campaigns.scenario_run r
                          join campaigns.scenario s on s.id = r.scenario_id and s.state = 'active'
                         where r.id = :id and r.fence = :fence and r.state = 'active'
                           for update of r
                        """)
                .param("id", claim.id())
                .param("fence", claim.fence())
                .query((rs, i) -> run(rs))
                .optional();
    }

    private static Run run(ResultSet row) throws SQLException {
        return new Run(
                row.getLong("id"),
                row.getLong("scenario_id"),
                row.getString("key"),
                row.getInt("revision"),
                row.getLong("customer_id"),
                row.getString("step"),
                row.getTimestamp("started_at").toInstant());
    }

    void advance(Run.Claim claim, String step, Instant dueAt) {
        jdbc.sql("""
                        update campaigns.scenario_run
                           set step = :step, due_at = :due, attempts = 0, reason = null, leased_until = null
                         where id = :id and fence = :fence
                        """)
                .param("step", step)
                .param("due", Timestamp.from(dueAt))
                .param("id", claim.id())
                .param("fence", claim.fence())
                .update();
    }

    void finish(Run.Claim claim, String state, String reason, Instant now) {
        jdbc.sql("""
                        update campaigns.scenario_run
                           set state = :state, reason = nullif(:reason, ''), finished_at = :now, leased_until = null
                         where id = :id and fence = :fence
                        """)
                .param("state", state)
                .param("reason", reason)
                .param("now", Timestamp.from(now))
                .param("id", claim.id())
                .param("fence", claim.fence())
                .update();
    }

    /** Tries again later, twice as late each time with some jitter; when attempts are used up the run is dead. */
    void fail(Run.Claim claim, String reason, int mostAttempts) {
        jdbc.sql("""
                        update campaigns.scenario_run
                           set attempts = attempts + 1,
                               reason = :reason,
                               state = case when attempts + 1 >= :most then 'dead' else state end,
                               leased_until = clock_timestamp()
                                   + least(600, power(2, attempts)) * (0.5 + random() / 2) * interval '1 second'
                         where id = :id and fence = :fence and state = 'active'
                        """)
                .param("reason", reason)
                .param("most", mostAttempts)
                .param("id", claim.id())
                .param("fence", claim.fence())
                .update();
    }
}
