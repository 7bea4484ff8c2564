package org.encorecrm.ordering;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.encorecrm.support.json.Json;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads orders whole. */
@Repository
class OrderViews {

    private static final String ORDER = """
            select o.id, o.customer_id, o.source, o.external_id, o.number, o.placed_at, o.updated_at,
                   o.status, o.status_at, o.counts, o.currency, o.total, o.discount, o.amount,
                   o.promo_code, o.visitor_id, o.utm, o.custom_fields,
                   o.delivery || jsonb_strip_nulls(jsonb_build_object(
                       'method', o.delivery_method, 'cost', o.delivery_cost)) as delivery,
                   jsonb_strip_nulls(jsonb_build_object(
                       'method', o.payment_method, 'status', o.payment_status)) as payment
              from core.orders o
            """;

    private final JdbcClient jdbc;

    OrderViews(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<OrderView> find(String source, String externalId) {
        return jdbc.sql(ORDER + " where o.source = :source and o.external_id = :externalId")
                .param("source", source)
                .param("externalId", externalId)
                .query((row, i) -> order(row))
                .optional();
    }

    Optional<OrderView> find(long id) {
        return jdbc.sql(ORDER + " where o.id = :id")
                .param("id", id)
                .query((row, i) -> order(row))
                .optional();
    }

    private OrderView order(ResultSet row) throws SQLException {
        var id = row.getLong("id");
        return new OrderView(
                Long.toString(id),
                row.getString("customer_id"),
                row.getString("source"),
                row.getString("external_id"),
                row.getString("number"),
                instant(row, "placed_at"),
                instant(row, "updated_at"),
                row.getString("status"),
                instant(row, "status_at"),
                row.getBoolean("counts"),
                row.getString("currency"),
                row.getBigDecimal("total"),
                row.getBigDecimal("discount"),
                row.getBigDecimal("amount"),
                items(id),
                Json.read(row.getString("delivery")),
                Json.read(row.getString("payment")),
                row.getString("promo_code"),
                row.getString("visitor_id"),
                Json.read(row.getString("utm")),
                Json.read(row.getString("custom_fields")),
                statuses(id));
    }

    private List<OrderView.Item> items(long orderId) {
        return jdbc.sql("""
                        select sku, name, category, brand, quantity, kept, price, cost, weight, amount
                          from core.order_item
                         where order_id = :orderId
                         order by line
                        """)
                .param("orderId", orderId)
                .query((row, i) -> new OrderView.Item(
                        row.getString("sku"),
                        row.getString("name"),
                        row.getString("category"),
                        row.getString("brand"),
                        row.getBigDecimal("quantity"),
                        row.getBigDecimal("kept"),
                        row.getBigDecimal("price"),
                        row.getBigDecimal("cost"),
                        row.getBigDecimal("weight"),
                        row.getBigDecimal("amount")))
                .list();
    }

    private List<OrderView.Status> statuses(long orderId) {
        return jdbc.sql("""
                        select status, at, comment
                          from core.order_status
                          join core.order_status_kind on code = status
                         where order_id = :orderId
                         order by at, stage, code
                        """)
                .param("orderId", orderId)
                .query((row, i) ->
                        new OrderView.Status(row.getString("status"), instant(row, "at"), row.getString("comment")))
                .list();
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
