package org.encorecrm.scenario;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Runs to look at. */
@Repository
class RunList {

    private final JdbcClient jdbc;

    RunList(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<RunView> of(String scenario, @Nullable RunState state, @Nullable Long after, int limit) {
        return jdbc.sql("""
                        select r.id, coalesce(c.id, r.customer_id) as customer_id,
                               nullif(concat_ws(' ', c.last_name, c.first_name), '') as name, r.state, r.reason,
                               r.revision, r.step, r.started_at, r.due_at, r.finished_at, r.attempts
                          from campaigns.scenario_run r
                          join campaigns.scenario s on s.id = r.scenario_id
                          left join core.customer_alias a on a.alias_id = r.customer_id
                          left join core.customer c on c.id = coalesce(a.customer_id, r.customer_id)
                         where s.key = :scenario and r.id < :after
                           and (:state::text is null or r.state = :state::text)
                         order by r.id desc
                         limit :limit
                        """)
                .param("scenario", scenario)
                .param("state", state == null ? null : state.code())
                .param("after", after == null ? Long.MAX_VALUE : after)
                .param("limit", limit)
                .query((rs, i) -> view(rs))
                .list();
    }

    private static RunView view(ResultSet row) throws SQLException {
        return new RunView(
                row.getLong("id"),
                row.getLong("customer_id"),
                row.getString("name"),
                RunState.of(row.getString("state")),
                row.getString("reason"),
                row.getInt("revision"),
                row.getString("step"),
                row.getTimestamp("started_at").toInstant(),
                row.getTimestamp("due_at").toInstant(),
                instant(row.getTimestamp("finished_at")),
                row.getInt("attempts"));
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }
}
