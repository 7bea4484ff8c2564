package org.encorecrm.scenario;

import java.sql.Timestamp;
import java.time.Instant;
import org.encorecrm.segment.SegmentMoves;
import org.encorecrm.support.Signal;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Who starts a scenario: one statement for all moves of a batch, in the transaction that wrote them. */
@Repository
class Enrolment {

    /** Of a candidate c for a scenario s: the runs before, and whether they are left alone. */
    static final String PAST = """
             cross join lateral (
                   select max(r.started_at) as last_at,
                          bool_or(r.state = 'held_out') as held_out,
                          bool_or(r.state in ('active', 'paused')) as under_way
                     from campaigns.scenario_run r
                    where r.scenario_id = s.id
                      and r.customer_id in (select c.customer_id
                                             union all
                                            select a.alias_id from core.customer_alias a
                                             where a.customer_id = c.customer_id)) past
             cross join lateral (
                   select coalesce(past.held_out,
                          ('x' || left(md5(s.salt || ':' || c.customer_id), 8))::bit(32)::bigint / 4294967296.0
                          < s.holdout) as held_out) fate""";

    /**
     * {@code candidate} says who might start which scenario on which occasion. A customer's past is theirs and that of
     * everybody merged into them. Whoever was once left alone stays so, whoever was once enrolled is never left alone. One run at a time.
     * The lock on the scenario makes switching it off wait for enrolments under way.
     */
    private static final String ENROL = """
            with candidate as (%%s)
            insert into campaigns.scenario_run
                   (scenario_id, revision, customer_id, occasion, state, started_at, due_at, finished_at, move_id)
            select s.id, s.revision, c.customer_id, c.occasion,
                   case when fate.held_out then 'held_out' else 'active' end,
                   :now::timestamptz, :now::timestamptz, case when fate.held_out then :now::timestamptz end, c.move_id
              from candidate c
              join campaigns.scenario s on s.id = c.scenario_id
            %s
             where s.state = 'active'
               and (past.last_at is null or (past.last_at + s.reentry <= :now::timestamptz and not past.under_way))
               for share of s
                on conflict (scenario_id, customer_id, occasion) do nothing
            """.formatted(PAST);

    /** A move belongs to the episode it opened or closed; an entry that was undone since starts nothing. */
    private static final String MOVERS = """
            select s.id as scenario_id, m.customer_id, m.id as move_id,
                   case when m.entered then 'entry:' else 'leaving:' end || episode.id as occasion
              from segmentation.move m
              join segmentation.segment g on g.id = m.segment_id
              join campaigns.scenario s
                on s.trigger_segment = g.key and s.state = 'active'
               and s.trigger_on = case when m.entered then 'segment_entered' else 'segment_left' end
             cross join lateral (
                   select i.id
                     from segmentation.member i
                    where i.segment_id = m.segment_id and i.customer_id = m.customer_id
                      and case when m.entered then i.left_at is null else i.left_at is not null end
                    order by case when m.entered then i.entered_at else i.left_at end desc, i.id desc
                    limit 1) episode
             where m.batch = :batch and m.acting
            """;

    private static final String PRESENT = """
            select s.id as scenario_id, i.customer_id, null::bigint as move_id, 'entry:' || i.id as occasion
              from campaigns.scenario s
              join segmentation.segment g on g.key = s.trigger_segment
              join segmentation.member i on i.segment_id = g.id and i.left_at is null
             where s.id = :scenario and s.trigger_on = 'segment_entered'
            """;

    private final JdbcClient jdbc;
    private final Signal signal = new Signal();

    Enrolment(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void enrolMovers(SegmentMoves moves) {
        var enrolled = jdbc.sql(ENROL.formatted(MOVERS))
                .param("batch", moves.batch())
                .param("now", Timestamp.from(moves.at()))
                .update();
        if (enrolled > 0) {
            signal.afterCommit();
        }
    }

    /** @return how many of the present members were enrolled, those left alone included */
    @Transactional(propagation = Propagation.MANDATORY)
    int enrolPresent(long scenarioId, Instant now) {
        var enrolled = jdbc.sql(ENROL.formatted(PRESENT))
                .param("scenario", scenarioId)
                .param("now", Timestamp.from(now))
                .update();
        signal.afterCommit();
        return enrolled;
    }

    /** Whether members are still being found, of whom enrolling the present ones would know nothing. */
    boolean stillFills(long scenarioId) {
        return jdbc.sql("""
                        select exists (select from campaigns.scenario s
                                         join segmentation.segment g on g.key = s.trigger_segment
                                        where s.id = :scenario and s.trigger_on = 'segment_entered'
                                          and g.fill_after is not null)
                        """).param("scenario", scenarioId).query(Boolean.class).single();
    }

    /** How many members the trigger's segment has right now. */
    long present(long scenarioId) {
        return jdbc.sql("select count(*) from (%s) as present".formatted(PRESENT))
                .param("scenario", scenarioId)
                .query(Long.class)
                .single();
    }

    /** Wakes the runs' worker of this process. */
    Signal signal() {
        return signal;
    }
}
