package org.encorecrm.backtest;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which node is at which backtest. A lease in database time; its fence keeps a node that was away for too long from
 * writing.
 */
@Repository
@Transactional
class BacktestQueue {

    /** Longer than the longest statement may take. */
    private static final int LEASE_SECONDS = 120;

    /** So many changes are a batch of the change worker's: live work comes first. */
    private static final int MANY_CHANGES = 500;

    private final JdbcClient jdbc;

    BacktestQueue(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The oldest that nobody is at. */
    Optional<Claim> claim() {
        return jdbc.sql("""
                        update segmentation.backtest
                           set fence = fence + 1, leased_until = clock_timestamp() + make_interval(secs => :lease)
                         where id = (select id from segmentation.backtest
                                      where state = 'running'
                                        and (leased_until is null or leased_until < clock_timestamp())
                                      order by id limit 1
                                        for update skip locked)
                        returning id, fence
                        """).param("lease", LEASE_SECONDS).query(Claim.class).optional();
    }

    /** Answers false when it was cancelled, or another node is at it. */
    boolean renew(Claim claim) {
        return jdbc.sql("""
                        update segmentation.backtest
                           set leased_until = clock_timestamp() + make_interval(secs => :lease)
                         where id = :id and fence = :fence and state = 'running'
                        """)
                        .param("lease", LEASE_SECONDS)
                        .param("id", claim.id())
                        .param("fence", claim.fence())
                        .update()
                == 1;
    }

    /** Forgets what was found: it will be found again from the first day on. */
    void startOver(Claim claim) {
        jdbc.sql("delete from segmentation.backtest_day where backtest_id = :id")
                .param("id", claim.id())
                .update();
        jdbc.sql("update segmentation.backtest set done = 0 where id = :id and fence = :fence")
                .param("id", claim.id())
                .param("fence", claim.fence())
                .update();
    }

    /** Answers false when the day came too late: it is not written. */
    boolean record(Claim claim, BacktestDay day) {
        return jdbc.sql("""
                        with mine as (
                            update segmentation.backtest
                               set done = done + 1,
                                   state = case when done + 1 = total then 'done' else state end,
                                   finished_at = case when done + 1 = total then clock_timestamp() end,
                                   leased_until = case when done + 1 < total then
                                       clock_timestamp() + make_interval(secs => :lease) end
                             where id = :id and fence = :fence and state = 'running'
                            returning id
                        )
                        insert into segmentation.backtest_day (backtest_id, day, members, entered, gone, runs, held_out)
                        select id, :day, :members, :entered, :gone, :runs, :heldOut from mine
                        """)
                        .param("lease", LEASE_SECONDS)
                        .param("id", claim.id())
                        .param("fence", claim.fence())
                        .param("day", day.date())
                        .param("members", day.members())
                        .param("entered", day.entered())
                        .param("gone", day.left())
                        .param("runs", day.runs())
                        .param("heldOut", day.heldOut())
                        .update()
                == 1;
    }

    void release(Claim claim) {
        jdbc.sql("update segmentation.backtest set leased_until = null where id = :id and fence = :fence")
                .param("id", claim.id())
                .param("fence", claim.fence())
                .update();
    }

    /** Whether so many live changes wait that a backtest had better wait too. */
    @Transactional(readOnly = true)
    public boolean othersFirst() {
        return jdbc.sql("""
                        select count(*) >= :many
                          from (select from core.change where dead_reason is null limit :many) waiting
                        """).param("many", MANY_CHANGES).query(Boolean.class).single();
    }

    record Claim(long id, long fence) {}
}
