package org.encorecrm.office.road;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The moves between segments that followed from an order: those recorded until the customer's next order arrived. */
@Repository
class RoadMoves {

    private final JdbcClient jdbc;

    RoadMoves(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** RoadMoves that time alone caused are not the order's. */
    List<Move> of(OrderOnRoad order) {
        return jdbc.sql("""
                        select m.id, s.key, s.name, m.entered, m.acting, m.held,
                               (extract(epoch from m.recorded_at - :received::timestamptz) * 1000)::bigint as millis
                          from segmentation.move m
                          join segmentation.segment s on s.id = m.segment_id
                         where m.customer_id = :customer
                           and m.cause in ('change', 'history')
                           and m.recorded_at >= :received::timestamptz
                           and m.recorded_at < least(:received::timestamptz + interval '10 minutes', coalesce(
                               (select min(o.received_at) from core.orders o
                                 where o.customer_id = :customer and o.received_at > :received::timestamptz), 'infinity'))
                         order by m.id
                        """)
                .param("customer", order.customerId())
                .param("received", Timestamp.from(order.receivedAt()))
                .query(RoadMoves::move)
                .list();
    }

    private static Move move(ResultSet row, int n) throws SQLException {
        return new Move(
                row.getLong("id"),
                row.getString("key"),
                row.getString("name"),
                row.getBoolean("entered"),
                row.getLong("millis"),
                row.getBoolean("acting") ? null : hold(row));
    }

    private static Hold hold(ResultSet row) throws SQLException {
        return Hold.of(row.getBoolean("held") ? "surge" : "history");
    }

    /** Why the change has not been looked at yet. */
    Optional<Hold> waiting(OrderOnRoad order) {
        return jdbc.sql("""
                        select c.dead_reason,
                               (select count(*) from core.change b where b.dead_reason is null and b.id < c.id) as ahead
                          from core.change c
                         where c.customer_id = :customer
                         order by c.dead_reason nulls last, c.id
                         limit 1
                        """)
                .param("customer", order.customerId())
                .query((row, n) -> pending(row.getString("dead_reason"), row.getLong("ahead")))
                .optional();
    }

    private static Hold pending(@Nullable String deadReason, long ahead) {
        return deadReason == null ? new Hold("queued", String.valueOf(ahead)) : new Hold("dead", deadReason);
    }
}
