package org.encorecrm.scenario;

import java.sql.Timestamp;
import java.time.Instant;
import org.encorecrm.support.Signal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Runs stopped and set going by hand. */
@Repository
class RunStates {

    private final JdbcClient jdbc;
    private final Signal signal;

    RunStates(JdbcClient jdbc, Enrolment enrolment) {
        this.jdbc = jdbc;
        this.signal = enrolment.signal();
    }

    void pause(long scenarioId) {
        move(scenarioId, "active", "paused");
    }

    void resume(long scenarioId) {
        move(scenarioId, "paused", "active");
        signal.afterCommit();
    }

    boolean revive(String scenario, long runId, Instant now) {
        var revived = jdbc.sql("""
                        update campaigns.scenario_run r
                           set state = case when s.state = 'active' then 'active' else 'paused' end,
                               attempts = 0, reason = null, due_at = :now, leased_until = null, fence = fence + 1
                          from campaigns.scenario s
                         where s.id = r.scenario_id and s.key = :scenario and r.id = :id and r.state = 'dead'
                        """)
                .param("scenario", scenario)
                .param("id", runId)
                .param("now", Timestamp.from(now))
                .update();
        signal.afterCommit();
        return revived == 1;
    }

    boolean isOf(String scenario, long runId) {
        return jdbc.sql("""
                        select exists (select from campaigns.scenario_run r
                                         join campaigns.scenario s on s.id = r.scenario_id
                                        where s.key = :scenario and r.id = :id)
                        """)
                .param("scenario", scenario)
                .param("id", runId)
                .query(Boolean.class)
                .single();
    }

    private void move(long scenarioId, String from, String to) {
        jdbc.sql("""
                        update campaigns.scenario_run set state = :to, fence = fence + 1, leased_until = null
                         where scenario_id = :scenario and state = :from
                        """)
                .param("scenario", scenarioId)
                .param("from", from)
                .param("to", to)
                .update();
    }
}
