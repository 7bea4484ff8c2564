package org.encorecrm.scenario;

import org.encorecrm.support.Signal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All runs of a scenario at once. */
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

    private void move(long scenarioId, String from, String to) {
        jdbc.sql("""
                        update campaigns.scenario_run set state = :to, fence = fence + 1
                         where scenario_id = :scenario and state = :from
                        """)
                .param("scenario", scenarioId)
                .param("from", from)
                .param("to", to)
                .update();
    }
}
