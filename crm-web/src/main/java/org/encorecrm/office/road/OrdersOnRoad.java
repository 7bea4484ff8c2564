package org.encorecrm.office.road;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The orders one can choose from: those that arrived last. */
@Repository
class OrdersOnRoad {

    private static final String SELECT = """
            select o.id, o.external_id, coalesce(o.number, o.external_id) as number, o.source, o.customer_id,
                   coalesce(nullif(concat_ws(' ', c.first_name, c.last_name), ''), c.email, c.phone, '#' || c.id)
                       as customer,
                   o.placed_at, o.received_at, o.status, o.counts, o.amount
              from core.orders o
              join core.customer c on c.id = o.customer_id
            """;

    private final JdbcClient jdbc;

    OrdersOnRoad(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<OrderOnRoad> find(long id) {
        return jdbc.sql(SELECT + " where o.id = :id")
                .param("id", id)
                .query(OrdersOnRoad::order)
                .optional();
    }

    /** By id, which follows the order of arrival and has an index. */
    List<OrderOnRoad> latest(int limit) {
        return jdbc.sql(SELECT + " order by o.id desc limit :limit")
                .param("limit", limit)
                .query(OrdersOnRoad::order)
                .list();
    }

    private static OrderOnRoad order(ResultSet row, int n) throws SQLException {
        return new OrderOnRoad(
                row.getLong("id"),
                row.getString("external_id"),
                row.getString("number"),
                row.getString("source"),
                row.getLong("customer_id"),
                row.getString("customer"),
                row.getTimestamp("placed_at").toInstant(),
                row.getTimestamp("received_at").toInstant(),
                row.getString("status"),
                row.getBoolean("counts"),
                row.getBigDecimal("amount"));
    }
}
