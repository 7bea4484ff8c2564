package org.encorecrm.office.road;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The scenarios that listen to the moves of an order, and what came of each. */
@Repository
class RoadRuns {

    /** A scenario without a run is listed too: why nothing happened is what people ask most. */
    private static final String LISTENING = """
            select s.key, s.name, g.name as segment, s.state as scenario_state, m.acting, m.held,
                   r.id as run, r.state, r.reason,
                   (extract(epoch from r.recorded_at - :received::timestamptz) * 1000)::bigint as millis,
                   s.reentry is null as once,
                   exists (select from campaigns.scenario_run past
                            where past.scenario_id = s.id and past.customer_id = m.customer_id
                              and past.move_id is distinct from m.id) as had_one
              from segmentation.move m
              join segmentation.segment g on g.id = m.segment_id
              join campaigns.scenario s on s.trigger_segment = g.key
               and s.trigger_on = case when m.entered then 'segment_entered' else 'segment_left' end
              left join campaigns.scenario_run r on r.scenario_id = s.id and r.move_id = m.id
             where m.id = any(:moves)
             order by m.id, s.name
            """;

    private final JdbcClient jdbc;
    private final RoadSteps steps;

    RoadRuns(JdbcClient jdbc, RoadSteps steps) {
        this.jdbc = jdbc;
        this.steps = steps;
    }

    List<Run> of(OrderOnRoad order, List<Move> moves) {
        if (moves.isEmpty()) {
            return List.of();
        }
        var found = jdbc.sql(LISTENING)
                .param("received", Timestamp.from(order.receivedAt()))
                .param("moves", moves.stream().map(Move::id).toArray(Long[]::new))
                .query(RoadRuns::found)
                .list();
        var taken = steps.of(found.stream().map(Found::runId).toList(), order.receivedAt());
        var runs = new ArrayList<Run>();
        for (var one : found) {
            runs.add(one.run(taken.getOrDefault(one.runId, List.of())));
        }
        return runs;
    }

    private static Found found(ResultSet row, int n) throws SQLException {
        var state = row.getString("state");
        return new Found(
                row.getLong("run"),
                row.getString("key"),
                row.getString("name"),
                row.getString("segment"),
                state == null ? "" : state,
                state == null ? null : row.getLong("millis"),
                state == null ? notStarted(row) : stuck(state, row.getString("reason")));
    }

    private static Hold notStarted(ResultSet row) throws SQLException {
        if (!row.getString("scenario_state").equals("active")) {
            return Hold.of("scenario_off");
        }
        if (!row.getBoolean("acting")) {
            return Hold.of(row.getBoolean("held") ? "surge" : "history");
        }
        if (row.getBoolean("had_one")) {
            return Hold.of(row.getBoolean("once") ? "once_ever" : "reentry");
        }
        return Hold.of("switched_on_later");
    }

    private static @Nullable Hold stuck(String state, @Nullable String reason) {
        return switch (state) {
            case "held_out", "paused" -> Hold.of(state);
            case "stopped", "dead" -> new Hold("run_" + state, reason == null ? "" : reason);
            default -> null;
        };
    }

    private record Found(
            long runId,
            String key,
            String name,
            String segment,
            String state,
            @Nullable Long millis,
            @Nullable Hold hold) {

        Run run(List<Step> steps) {
            return new Run(key, name, segment, state, millis, hold, steps);
        }
    }
}
