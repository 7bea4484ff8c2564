package org.encorecrm.scenario;

import java.sql.Timestamp;
import java.time.Instant;
import org.encorecrm.identity.CustomersMerged;
import org.encorecrm.identity.MergeUndone;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a merge does to runs. The loser's end as merged and the survivor goes on with them, unless it has a run of the
 * same scenario or either of the two is left alone there. The re-entry clock and the holdout need nothing: enrolment
 * looks at the runs of all aliases.
 */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class RunMerges {

    private static final String CLOSE = """
            update campaigns.scenario_run r
               set was = r.state, state = 'merged', merged_by = :merge, finished_at = :at, fence = fence + 1,
                   leased_until = null
             where r.state in ('active', 'paused', 'dead')
            """;

    private final JdbcClient jdbc;

    RunMerges(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @EventListener
    public void merge(CustomersMerged merged) {
        sql(CLOSE + "and r.customer_id = :loser", merged);
        sql(CLOSE + """
                and r.customer_id = :survivor
                and exists (select from campaigns.scenario_run h
                             where h.scenario_id = r.scenario_id and h.state = 'held_out'
                               and h.customer_id in (select alias_id from core.customer_alias
                                                      where customer_id = :survivor))
                """, merged);
        sql("""
                insert into campaigns.scenario_run
                       (scenario_id, revision, customer_id, occasion, state, reason, step, started_at, due_at, move_id,
                        inherited_from, attempts)
                select r.scenario_id, r.revision, :survivor, r.occasion || '/merge:' || :merge, r.was, r.reason, r.step,
                       r.started_at, r.due_at, r.move_id, r.id, r.attempts
                  from campaigns.scenario_run r
                 where r.merged_by = :merge and r.customer_id = :loser
                   and not exists (select from campaigns.scenario_run o
                                    where o.scenario_id = r.scenario_id
                                      and o.state in ('active', 'paused', 'dead', 'held_out')
                                      and o.customer_id in (select :survivor
                                                             union all
                                                            select alias_id from core.customer_alias
                                                             where customer_id = :survivor))
                """, merged);
    }

    private void sql(String statement, CustomersMerged merged) {
        jdbc.sql(statement)
                .param("merge", merged.mergeId())
                .param("survivor", merged.survivorId())
                .param("loser", merged.loserId())
                .param("at", Timestamp.from(merged.at()))
                .update();
    }

    /** Each goes on alone: the loser's runs where the survivor has brought them, the others where they were. */
    @EventListener
    public void undo(MergeUndone undone) {
        giveBack(undone.mergeId(), undone.at());
        jdbc.sql("""
                        update campaigns.scenario_run r
                           set state = case when r.was = 'dead' then 'dead'
                                            when s.state = 'active' then 'active' else 'paused' end,
                               was = null, merged_by = null, finished_at = null, fence = fence + 1
                          from campaigns.scenario s
                         where s.id = r.scenario_id and r.merged_by = :merge
                        """).param("merge", undone.mergeId()).update();
    }

    private void giveBack(long mergeId, Instant at) {
        jdbc.sql("""
                        with closed as (
                            update campaigns.scenario_run c
                               set state = 'merged', reason = 'undone', fence = fence + 1,
                                   leased_until = null, finished_at = coalesce(c.finished_at, :at)
                             where c.inherited_from in (select id from campaigns.scenario_run where merged_by = :merge)
                               and c.state <> 'merged'
                            returning c.inherited_from, old.state as was, old.reason, c.step, c.due_at, c.attempts,
                                      old.finished_at as ended_at)
                        update campaigns.scenario_run r
                           set state = closed.was, reason = closed.reason, step = closed.step, due_at = closed.due_at,
                               attempts = closed.attempts, finished_at = closed.ended_at, was = null, merged_by = null,
                               fence = fence + 1
                          from closed
                         where r.id = closed.inherited_from
                        """).param("merge", mergeId).param("at", Timestamp.from(at)).update();
    }
}
