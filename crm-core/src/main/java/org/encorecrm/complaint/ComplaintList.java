package org.encorecrm.complaint;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.encorecrm.support.BusinessClock;
import org.encorecrm.support.Cursor;
import org.encorecrm.support.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Complaints to look at. */
@Repository
class ComplaintList {

    private static final String ROWS = """
            select c.*, nullif(concat_ws(' ', k.last_name, k.first_name), '') as customer_name,
                   coalesce(o.number, o.external_id) as order_number, p.name as product,
                   c.state <> 'resolved' and c.due_at < :now as overdue, %s as turn
              from core.complaint c
              join core.customer k on k.id = c.customer_id
              left join core.orders o on o.id = c.order_id
              left join core.product p on p.sku = c.sku
            """;

    private static final String WHOSE = """
            (:desk::text is null or c.owner = :desk::text or c.owner is null)
              and (:onlyOf::text is null or k.manager_login = :onlyOf::text)
            """;

    private final JdbcClient jdbc;
    private final BusinessClock clock;

    ComplaintList(JdbcClient jdbc, BusinessClock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Page<ComplaintView> find(ComplaintQuery query) {
        // What is late comes first, what is over latest first: a negative time turns the order.
        var turn = query.status() == ComplaintQuery.Status.RESOLVED
                ? "-extract(epoch from c.resolved_at)"
                : "extract(epoch from c.due_at)";
        var after = Cursor.read(query.paging().after(), 2, Position::of);
        var found = statement(ROWS.formatted(turn) + """
                         where %s and %s
                           and (:owner::text is null or c.owner = :owner::text)
                           and (:customer::bigint is null or c.customer_id = :customer::bigint)
                           and (:turn::numeric is null or (%s, c.id) > (:turn::numeric, :id::bigint))
                         order by turn, c.id
                         limit :limit
                        """.formatted(query.status().condition, WHOSE, turn))
                .param("desk", query.desk())
                .param("onlyOf", query.onlyOf())
                .param("owner", query.owner())
                .param("customer", query.customerId())
                .param("turn", after == null ? null : after.turn)
                .param("id", after == null ? null : after.id)
                .param("limit", query.paging().fetch())
                .query((row, i) -> new Positioned(view(row), row.getString("turn")))
                .list();
        return Page.of(found, query.paging(), at -> Cursor.of(at.turn, at.complaint.id()))
                .map(Positioned::complaint);
    }

    Optional<ComplaintView> find(long id) {
        return statement(ROWS.formatted("0") + "where c.id = :id")
                .param("id", id)
                .query((row, i) -> view(row))
                .optional();
    }

    ComplaintCounters counters(@Nullable String desk, @Nullable String onlyOf) {
        return statement("""
                        select count(*) as open, count(*) filter (where c.due_at < :now) as overdue
                          from core.complaint c join core.customer k on k.id = c.customer_id
                         where c.state <> 'resolved' and %s
                        """.formatted(WHOSE))
                .param("desk", desk)
                .param("onlyOf", onlyOf)
                .query((row, i) -> new ComplaintCounters(row.getLong("open"), row.getLong("overdue")))
                .single();
    }

    private JdbcClient.StatementSpec statement(String sql) {
        return jdbc.sql(sql).param("now", Timestamp.from(clock.now()));
    }

    private static ComplaintView view(ResultSet row) throws SQLException {
        var order = row.getLong("order_id");
        return new ComplaintView(
                row.getLong("id"),
                row.getLong("customer_id"),
                row.getString("customer_name"),
                row.getString("text"),
                order == 0 ? null : order,
                row.getString("order_number"),
                row.getString("sku"),
                row.getString("product"),
                row.getString("origin"),
                row.getString("author"),
                row.getString("owner"),
                row.getTimestamp("due_at").toInstant(),
                row.getBoolean("overdue"),
                ComplaintState.of(row.getString("state")),
                row.getString("answer"),
                row.getTimestamp("created_at").toInstant(),
                instant(row.getTimestamp("resolved_at")),
                row.getString("resolved_by"),
                row.getInt("version"));
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }

    private record Positioned(ComplaintView complaint, String turn) {}

    private record Position(BigDecimal turn, long id) {

        static Position of(String[] key) {
            return new Position(new BigDecimal(key[0]), Long.parseLong(key[1]));
        }
    }
}
