package org.encorecrm.scenario;

import java.sql.Timestamp;
import java.time.Instant;
import org.encorecrm.identity.CustomersMerged;
import org.encorecrm.identity.MergeUndone;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a merge does to runs. The loser's end as merged and the survivor goes on with them, unless it has a run of the
 * same scenario, had one within the time of re-entry, or either of the two is left alone there. The re-entry clock and
 * the holdout need nothing else: enrolment looks at the runs of all aliases.
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

    private static final String INHERIT = """
            with recursive loser as (
                select :loser::bigint as id
                 union
                select m.loser_id from core.merge m join loser on m.survivor_id = loser.id
                 where m.undone_at is null
            )
            insert into campaigns.scenario_run
                   (scenario_id, revision, customer_id, occasion, state, reason, step, started_at, due_at, move_id,
                    inherited_from, attempts)
            select r.scenario_id, r.revision, :survivor, r.occasion || '/merge:' || :merge, r.was, r.reason, r.step,
                   r.started_at, r.due_at, r.move_id, r.id, r.attempts
              from campaigns.scenario_run r
              join campaigns.scenario s on s.id = r.scenario_id
             where r.merged_by = :merge and r.customer_id = :loser and (:run::bigint is null or r.id = :run)
               and not exists (select from campaigns.scenario_run o
                                where o.scenario_id = r.scenario_id
                                  and (o.state in ('active', 'paused', 'dead', 'held_out')
                                       or o.state in ('done', 'stopped')
                                      and o.customer_id not in (select id from loser)
                                      and (least(o.started_at, r.started_at) + s.reentry
                                           <= greatest(o.started_at, r.started_at)) is not true)
                                  and o.customer_id in (select :survivor
                                                         union all
                                                        select alias_id from core.customer_alias
                                                         where customer_id = :survivor))
            """;

    private static final String REOPENED =
            "case when %s = 'dead' then 'dead' when s.state = 'active' then 'active' else 'paused' end";

    private final JdbcClient jdbc;

    RunMerges(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @EventListener
    public void merge(CustomersMerged merged) {
        sql(CLOSE + "and r.customer_id = :loser", merged, null);
        sql(CLOSE + """
                and r.customer_id = :survivor
                and exists (select from campaigns.scenario_run h
                             where h.scenario_id = r.scenario_id and h.state = 'held_out'
                               and h.customer_id in (select alias_id from core.customer_alias
                                                      where customer_id = :survivor))
                """, merged, null);
        sql(INHERIT, merged, null);
    }

    /**
     * Enrolled while its customer was merged away, a run was not there for the merge to see, and goes on as if it had
     * been.
     *
     * @return whether there is such a merge
     */
    boolean handOn(Run.Claim claim, Instant at) {
        var missed = jdbc.sql("""
                        select m.id, m.survivor_id, m.loser_id
                          from core.merge m
                         where m.loser_id = (select customer_id from campaigns.scenario_run
                                              where id = :id and fence = :fence)
                           and m.undone_at is null
                         order by m.id desc limit 1
                           for share
                        """)
                .param("id", claim.id())
                .param("fence", claim.fence())
                .query((row, i) ->
                        new CustomersMerged(row.getLong("id"), row.getLong("survivor_id"), row.getLong("loser_id"), at))
                .optional();
        missed.ifPresent(merged -> {
            sql(CLOSE + "and r.id = :run", merged, claim.id());
            sql(INHERIT, merged, claim.id());
        });
        return missed.isPresent();
    }

    private void sql(String statement, CustomersMerged merged, @Nullable Long run) {
        jdbc.sql(statement)
                .param("run", run)
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
                           set state = %s, was = null, merged_by = null, finished_at = null, fence = fence + 1
                          from campaigns.scenario s
                         where s.id = r.scenario_id and r.merged_by = :merge
                        """.formatted(REOPENED.formatted("r.was")))
                .param("merge", undone.mergeId())
                .update();
    }

    /**
     * Later merges may have handed on what this one did: all who had the run in between give it up, and it stands where
     * the last of them has brought it.
     */
    private void giveBack(long mergeId, Instant at) {
        jdbc.sql("""
                        with recursive heir as (
                            select r.id as root, r.id, 0 as depth
                              from campaigns.scenario_run r where r.merged_by = :merge
                            union all
                            select h.root, c.id, h.depth + 1
                              from heir h join campaigns.scenario_run c on c.inherited_from = h.id
                             where c.state <> 'merged' or c.merged_by is not null
                        ), last as (
                            select distinct on (root) root, id from heir where depth > 0 order by root, depth desc
                        ), closed as (
                            update campaigns.scenario_run c
                               set state = 'merged', reason = 'undone', was = null, merged_by = null,
                                   fence = fence + 1, leased_until = null, finished_at = coalesce(c.finished_at, :at)
                              from heir
                             where c.id = heir.id and heir.depth > 0
                            returning c.id, old.state, old.was, old.reason, c.step, c.due_at, c.attempts,
                                      old.finished_at as ended_at)
                        update campaigns.scenario_run r
                           set state = case when closed.state = 'merged' then %s else closed.state end,
                               finished_at = case when closed.state <> 'merged' then closed.ended_at end,
                               reason = closed.reason, step = closed.step, due_at = closed.due_at,
                               attempts = closed.attempts, was = null, merged_by = null, fence = fence + 1
                          from last join closed on closed.id = last.id, campaigns.scenario s
                         where r.id = last.root and s.id = r.scenario_id
                        """.formatted(REOPENED.formatted("closed.was")))
                .param("merge", mergeId)
                .param("at", Timestamp.from(at))
                .update();
    }
}
