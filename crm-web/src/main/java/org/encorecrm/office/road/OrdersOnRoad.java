package org.encorecrm.office.road;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The orders one can choose from: those that arrived last. A manager is shown those of their own customers. */
@Repository
class OrdersOnRoad {

    private static final String SELECT = """
            select o.id, o.external_id, coalesce(o.number, o.external_id) as number, o.source, o.customer_id,
                   coalesce(nullif(concat_ws(' ', c.first_name, c.last_name), ''), c.email, c.phone, '#' || c.id)
                       as customer,
                   o.placed_at, o.received_at, o.status, o.counts, o.amount
              from (%s) o
              join core.customer c on c.id = o.customer_id
             where cast(:onlyOf as text) is null or c.manager_login = :onlyOf
             order by o.id desc
            """;

    /** A manager's are looked for among so many, not in the whole history of the shop. */
    private static final int ARRIVALS = 2000;

    private final JdbcClient jdbc;

    OrdersOnRoad(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<OrderOnRoad> find(long id, @Nullable String onlyOf) {
        return jdbc.sql(SELECT.formatted("select * from core.orders where id = :id"))
                .param("id", id)
                .param("onlyOf", onlyOf)
                .query(OrdersOnRoad::order)
                .optional();
    }

    /** By id, which follows the order of arrival and has an index. */
    List<OrderOnRoad> latest(int limit, @Nullable String onlyOf) {
        return jdbc.sql(SELECT.formatted("select * from core.orders order by id desc limit :arrivals")
                        + " limit :limit")
                .param("arrivals", onlyOf == null ? limit : ARRIVALS)
                .param("limit", limit)
                .param("onlyOf", onlyOf)
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
