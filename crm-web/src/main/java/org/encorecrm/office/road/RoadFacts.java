package org.encorecrm.office.road;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was known about the person without the order, and with it: from the facts, as they were when it arrived. */
@Repository
class RoadFacts {

    /** Identifiers carry business time; what is at most this much older than the order came with it. */
    private static final String MOMENT = "interval '2 seconds'";

    private final JdbcClient jdbc;

    RoadFacts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Traveller traveller(OrderOnRoad order) {
        var signs = jdbc.sql("""
                        select i.kind, i.value,
                               i.created_at >= :received::timestamptz + (select shift from core.business_clock) - %s as learned
                          from core.identifier i
                         where i.customer_id = :customer
                         order by array_position(array['external_id', 'email', 'phone', 'loyalty_card'], i.kind), i.value
                        """.formatted(MOMENT))
                .param("customer", order.customerId())
                .param("received", Timestamp.from(order.receivedAt()))
                .query((row, n) ->
                        new Traveller.Sign(row.getString("kind"), row.getString("value"), row.getBoolean("learned")))
                .list();
        return new Traveller(!signs.isEmpty() && signs.stream().allMatch(Traveller.Sign::learned), signs);
    }

    Figures before(OrderOnRoad order) {
        return figures(order, "o.id <> :order");
    }

    Figures after(OrderOnRoad order) {
        return figures(order, "true");
    }

    private Figures figures(OrderOnRoad order, String which) {
        return jdbc.sql("""
                        select count(*) as count, coalesce(sum(o.amount), 0) as sum, avg(o.amount) as average,
                               max(o.placed_at) as last_at
                          from core.orders o
                         where o.customer_id = :customer and o.counts and o.received_at <= :received::timestamptz and %s
                        """.formatted(which))
                .param("customer", order.customerId())
                .param("received", Timestamp.from(order.receivedAt()))
                .param("order", order.id())
                .query(RoadFacts::read)
                .single();
    }

    private static Figures read(ResultSet row, int n) throws SQLException {
        @Nullable Timestamp last = row.getTimestamp("last_at");
        return new Figures(
                row.getInt("count"),
                row.getBigDecimal("sum"),
                row.getBigDecimal("average"),
                Optional.ofNullable(last).map(Timestamp::toInstant).orElse(null));
    }
}
