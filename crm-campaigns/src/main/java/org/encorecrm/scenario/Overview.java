package org.encorecrm.scenario;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All scenarios with what they have done, in two passes whatever their number. */
@Repository
class Overview {

    private final JdbcClient jdbc;

    Overview(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<ScenarioSummary> of(List<ScenarioView> scenarios) {
        var counters = counters();
        return scenarios.stream()
                .map(scenario -> summary(scenario, counters.getOrDefault(scenario.id(), Counters.NONE)))
                .toList();
    }

    private static ScenarioSummary summary(ScenarioView scenario, Counters counters) {
        return new ScenarioSummary(
                scenario,
                counters.segment.isEmpty() ? scenario.definition().trigger().segment() : counters.segment,
                counters.enrolled,
                counters.underWay,
                counters.dead,
                counters.letters,
                counters.tasks);
    }

    private Map<Long, Counters> counters() {
        var counters = new HashMap<Long, Counters>();
        jdbc.sql("""
                        with runs as (
                            select scenario_id, count(*) as enrolled,
                                   count(*) filter (where state in ('active', 'paused')) as under_way,
                                   count(*) filter (where state = 'dead') as dead
                              from campaigns.scenario_run
                             group by scenario_id
                        ), steps as (
                            select scenario_id, count(*) filter (where kind = 'send') as letters,
                                   count(*) filter (where kind = 'task') as tasks
                              from campaigns.scenario_run_step
                             group by scenario_id)
                        select s.id, coalesce(g.name, '') as segment, coalesce(r.enrolled, 0) as enrolled,
                               coalesce(r.under_way, 0) as under_way, coalesce(r.dead, 0) as dead,
                               coalesce(t.letters, 0) as letters, coalesce(t.tasks, 0) as tasks
                          from campaigns.scenario s
                          left join segmentation.segment g on g.key = s.trigger_segment
                          left join runs r on r.scenario_id = s.id
                          left join steps t on t.scenario_id = s.id
                        """).query(rs -> {
            counters.put(
                    rs.getLong("id"),
                    new Counters(
                            rs.getString("segment"),
                            rs.getLong("enrolled"),
                            rs.getLong("under_way"),
                            rs.getLong("dead"),
                            rs.getLong("letters"),
                            rs.getLong("tasks")));
        });
        return counters;
    }

    private record Counters(String segment, long enrolled, long underWay, long dead, long letters, long tasks) {

        static final Counters NONE = new Counters("", 0, 0, 0, 0, 0);
    }
}
