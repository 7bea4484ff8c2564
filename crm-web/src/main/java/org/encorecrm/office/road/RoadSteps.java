package org.encorecrm.office.road;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What runs did, with the letter or the task each step made. */
@Repository
class RoadSteps {

    private static final Set<String> GOING = Set.of("queued", "claimed", "sending");

    /**
     * Messages keep business time, everything else here system time: how long a letter took is the difference between
     * two business times, added to the moment its step was recorded.
     */
    private static final String TAKEN = """
            select st.run_id, st.kind, st.outcome, st.refers_to,
                   (extract(epoch from st.recorded_at - :received::timestamptz) * 1000)::bigint as millis,
                   m.state as message_state, m.reason, m.detail, m.address, l.subject,
                   (extract(epoch from coalesce(m.sent_at, m.state_at) - m.enqueued_at) * 1000)::bigint as on_its_way,
                   t.state as task_state, t.held_reason, t.title, coalesce(u.name, t.assignee) as assignee
              from campaigns.scenario_run_step st
              left join campaigns.message m on st.kind = 'send' and m.id = st.refers_to
              left join campaigns.letter l on l.message_id = m.id
              left join campaigns.task t on st.kind = 'task' and t.id = st.refers_to
              left join web.app_user u on u.login = t.assignee
             where st.run_id = any(:runs)
             order by st.run_id, st.recorded_at, st.step
            """;

    private final JdbcClient jdbc;

    RoadSteps(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Map<Long, List<Step>> of(List<Long> runs, Instant received) {
        return jdbc
                .sql(TAKEN)
                .param("received", Timestamp.from(received))
                .param("runs", runs.toArray(Long[]::new))
                .query((row, n) -> Map.entry(row.getLong("run_id"), step(row)))
                .list()
                .stream()
                .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
    }

    private static Step step(ResultSet row) throws SQLException {
        var kind = row.getString("kind");
        return switch (kind) {
            case "send" -> letter(row);
            case "task" -> task(row);
            default -> new Step(kind, null, row.getString("outcome"), null, null, row.getLong("millis"), null, false);
        };
    }

    private static Step letter(ResultSet row) throws SQLException {
        var state = nonNull(row.getString("message_state"), row.getString("outcome"));
        var going = GOING.contains(state);
        return new Step(
                "send",
                row.getLong("refers_to"),
                state,
                row.getString("subject"),
                row.getString("address"),
                row.getLong("millis") + Math.max(0, going ? 0 : row.getLong("on_its_way")),
                hold(row.getString("reason"), row.getString("detail")),
                going);
    }

    private static Step task(ResultSet row) throws SQLException {
        return new Step(
                "task",
                row.getLong("refers_to"),
                nonNull(row.getString("task_state"), row.getString("outcome")),
                row.getString("title"),
                row.getString("assignee"),
                row.getLong("millis"),
                hold(row.getString("held_reason"), null),
                false);
    }

    private static @Nullable Hold hold(@Nullable String reason, @Nullable String detail) {
        return reason == null ? null : new Hold(reason, nonNull(detail, ""));
    }

    private static String nonNull(@Nullable String value, String otherwise) {
        return value == null ? otherwise : value;
    }
}
