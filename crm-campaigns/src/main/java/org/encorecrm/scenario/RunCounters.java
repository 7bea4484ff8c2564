package org.encorecrm.scenario;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How many runs are where. */
@Repository
class RunCounters {

    private final JdbcClient jdbc;

    RunCounters(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    ScenarioStats of(long scenarioId, int revision) {
        return new ScenarioStats(states(scenarioId), steps(scenarioId, revision));
    }

    private Map<RunState, Long> states(long scenarioId) {
        var states = new EnumMap<RunState, Long>(RunState.class);
        jdbc.sql("""
                        select state, count(*) as runs from campaigns.scenario_run
                         where scenario_id = :scenario
                         group by state
                        """).param("scenario", scenarioId).query(rs -> {
            states.put(RunState.of(rs.getString("state")), rs.getLong("runs"));
        });
        return states;
    }

    private Map<String, ScenarioStats.StepStats> steps(long scenarioId, int revision) {
        var waiting = waiting(scenarioId, revision);
        var steps = new HashMap<String, ScenarioStats.StepStats>();
        waiting.forEach((step, runs) -> steps.put(step, new ScenarioStats.StepStats(Map.of(), runs)));
        outcomes(scenarioId, revision)
                .forEach((step, outcomes) ->
                        steps.put(step, new ScenarioStats.StepStats(outcomes, waiting.getOrDefault(step, 0L))));
        return steps;
    }

    private Map<String, Long> waiting(long scenarioId, int revision) {
        var waiting = new HashMap<String, Long>();
        jdbc.sql("""
                        select step, count(*) as runs from campaigns.scenario_run
                         where scenario_id = :scenario and revision = :revision and state in ('active', 'paused', 'dead')
                         group by step
                        """).param("scenario", scenarioId).param("revision", revision).query(rs -> {
            waiting.put(rs.getString("step"), rs.getLong("runs"));
        });
        return waiting;
    }

    private Map<String, Map<String, Long>> outcomes(long scenarioId, int revision) {
        var outcomes = new HashMap<String, Map<String, Long>>();
        jdbc.sql("""
                        select step, outcome, count(*) as times from campaigns.scenario_run_step
                         where scenario_id = :scenario and revision = :revision
                         group by step, outcome
                        """).param("scenario", scenarioId).param("revision", revision).query(rs -> {
            outcomes.computeIfAbsent(rs.getString("step"), step -> new HashMap<>())
                    .put(rs.getString("outcome"), rs.getLong("times"));
        });
        return outcomes;
    }
}
