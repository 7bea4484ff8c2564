package org.encorecrm.task;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.Optional;
import org.encorecrm.support.BusinessClock;
import org.encorecrm.support.Cursor;
import org.encorecrm.support.Page;
import org.encorecrm.support.Settings;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Tasks to look at. */
@Repository
class TaskList {

    private static final String COLUMNS = """
            select t.*, nullif(concat_ws(' ', c.last_name, c.first_name), '') as customer_name, s.name as scenario_name,
                   t.state in ('open', 'claimed', 'snoozed')
                       and coalesce(t.next_call_at, t.due_at) < :now as overdue,
                   %s as turn
              from campaigns.task t
              join core.customer c on c.id = t.customer_id
              left join campaigns.scenario s on s.key = t.scenario
            """;
    private static final String SOONEST_FIRST = "coalesce(t.next_call_at, t.due_at)";
    private static final String DESK = "(:desk::text is null or t.assignee = :desk::text or t.assignee is null)";

    private final JdbcClient jdbc;
    private final BusinessClock clock;
    private final Settings settings;

    TaskList(JdbcClient jdbc, BusinessClock clock, Settings settings) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.settings = settings;
    }

    Page<TaskRow> find(TaskQuery query) {
        // What is still to be done comes soonest first, what is over latest first: a negative time turns the order.
        var turn = "extract(epoch from %s)"
                .formatted(
                        switch (query.status()) {
                            case OPEN, OVERDUE, TODAY -> SOONEST_FIRST;
                            case DONE -> "t.done_at";
                            case HELD -> "t.created_at";
                        });
        var signed =
                query.status() == TaskQuery.Status.DONE || query.status() == TaskQuery.Status.HELD ? "-" + turn : turn;
        var after = Cursor.read(query.paging().after(), 2, Position::of);
        var found = statement(COLUMNS.formatted(signed) + """
                         where %s and %s
                           and (:assignee::text is null or t.assignee = :assignee::text)
                           and (:customer::bigint is null or t.customer_id = :customer::bigint)
                           and (:turn::numeric is null or (%s, t.id) > (:turn::numeric, :id::bigint))
                         order by turn, t.id
                         limit :limit
                        """.formatted(query.status().condition, DESK, signed))
                .param("desk", query.desk())
                .param("assignee", query.assignee())
                .param("customer", query.customerId())
                .param("turn", after == null ? null : after.turn)
                .param("id", after == null ? null : after.id)
                .param("limit", query.paging().fetch())
                .query((rs, i) -> new Positioned(row(rs), rs.getString("turn")))
                .list();
        return Page.of(
                        found,
                        query.paging(),
                        at -> Cursor.of(at.turn, at.row.task().id()))
                .map(Positioned::row);
    }

    Optional<TaskRow> find(long id) {
        return statement(COLUMNS.formatted("0") + "where t.id = :id")
                .param("id", id)
                .query((rs, i) -> row(rs))
                .optional();
    }

    DeskCounters counters(@Nullable String desk) {
        return statement("""
                        select count(*) filter (where %s) as open,
                               count(*) filter (where %s) as overdue,
                               count(*) filter (where %s) as today,
                               count(*) filter (where %s and t.done_at >= :midnight) as done_today,
                               count(*) filter (where %s) as held
                          from campaigns.task t
                         where (t.state <> 'done' or t.done_at >= :midnight) and %s
                        """.formatted(
                                TaskQuery.Status.OPEN.condition,
                                TaskQuery.Status.OVERDUE.condition,
                                TaskQuery.Status.TODAY.condition,
                                TaskQuery.Status.DONE.condition,
                                TaskQuery.Status.HELD.condition,
                                DESK))
                .param("desk", desk)
                .query((rs, i) -> new DeskCounters(
                        rs.getLong("open"),
                        rs.getLong("overdue"),
                        rs.getLong("today"),
                        rs.getLong("done_today"),
                        rs.getLong("held")))
                .single();
    }

    private JdbcClient.StatementSpec statement(String sql) {
        var now = clock.now();
        var today = now.atZone(settings.zone()).toLocalDate();
        return jdbc.sql(sql)
                .param("now", Timestamp.from(now))
                .param("midnight", timestamp(today.atStartOfDay(settings.zone())))
                .param("tomorrow", timestamp(today.plusDays(1).atStartOfDay(settings.zone())));
    }

    private static Timestamp timestamp(ZonedDateTime time) {
        return Timestamp.from(time.toInstant());
    }

    private static TaskRow row(ResultSet row) throws SQLException {
        return new TaskRow(
                view(row), row.getString("customer_name"), row.getString("scenario_name"), row.getBoolean("overdue"));
    }

    private static TaskView view(ResultSet row) throws SQLException {
        var outcome = row.getString("outcome");
        return new TaskView(
                row.getLong("id"),
                row.getString("title"),
                row.getLong("customer_id"),
                row.getString("assignee"),
                row.getTimestamp("due_at").toInstant(),
                TaskState.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getString("held_reason"),
                outcome == null ? null : TaskOutcome.valueOf(outcome.toUpperCase(Locale.ROOT)),
                row.getString("comment"),
                instant(row.getTimestamp("next_call_at")),
                row.getString("scenario"),
                row.getTimestamp("created_at").toInstant(),
                instant(row.getTimestamp("done_at")),
                row.getString("done_by"),
                row.getInt("version"));
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }

    private record Positioned(TaskRow row, String turn) {}

    private record Position(BigDecimal turn, long id) {

        static Position of(String[] key) {
            return new Position(new BigDecimal(key[0]), Long.parseLong(key[1]));
        }
    }
}
