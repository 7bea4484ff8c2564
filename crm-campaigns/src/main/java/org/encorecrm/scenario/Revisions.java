package org.encorecrm.scenario;

import java.sql.Timestamp;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The definitions that runs follow, each as it was when the run began. */
@Repository
class Revisions {

    private final JdbcClient jdbc;

    Revisions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Overwrites what is not part of the road: the name, the holdout, re-entry. */
    void keep(Scenario scenario, Instant now) {
        jdbc.sql("""
                        insert into campaigns.scenario_revision (scenario_id, revision, definition, created_at)
                        values (:scenario, :revision, :definition::jsonb, :now)
                            on conflict (scenario_id, revision) do update set definition = excluded.definition
                        """)
                .param("scenario", scenario.id())
                .param("revision", scenario.revision())
                .param("definition", scenario.document())
                .param("now", Timestamp.from(now))
                .update();
    }

    ScenarioDefinition get(long scenarioId, int revision) {
        return DefinitionJson.read(jdbc.sql("""
                        select definition from campaigns.scenario_revision
                         where scenario_id = :scenario and revision = :revision
                        """)
                .param("scenario", scenarioId)
                .param("revision", revision)
                .query(String.class)
                .single());
    }
}
