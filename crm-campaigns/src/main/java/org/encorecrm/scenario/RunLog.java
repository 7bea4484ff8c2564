package org.encorecrm.scenario;

import java.sql.Timestamp;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What runs have done, step by step. The key forbids doing a step twice. */
@Repository
class RunLog {

    private final JdbcClient jdbc;

    RunLog(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void write(Run run, Step step, StepOutcome outcome, Instant now) {
        jdbc.sql("""
                        insert into campaigns.scenario_run_step
                               (run_id, step, scenario_id, revision, kind, outcome, refers_to, at)
                        values (:run, :step, :scenario, :revision, :kind, :outcome, :refersTo, :now)
                        """)
                .param("run", run.id())
                .param("step", run.step())
                .param("scenario", run.scenarioId())
                .param("revision", run.revision())
                .param("kind", step.kind())
                .param("outcome", outcome.word())
                .param("refersTo", outcome.refersTo())
                .param("now", Timestamp.from(now))
                .update();
    }
}
