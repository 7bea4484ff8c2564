package org.encorecrm.ordering;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.encorecrm.support.Columns;
import org.encorecrm.support.json.Json;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Orders by the shop's identifier. One statement each, whatever the number of orders. */
@Repository
class OrderTable {

    private static final String KNOWN = """
            select o.id, o.source, o.external_id, o.customer_id, o.placed_at, o.updated_at, o.content_stage,
                   o.content_hash, o.status, o.status_at
              from unnest(:source::text[], :externalId::text[]) as line (source, external_id)
              join core.orders o using (source, external_id)
            """;

    private static final String LINES = """
            from unnest(:id::bigint[], :source::text[], :externalId::text[], :number::text[], :customerId::bigint[],
                        :placedAt::timestamptz[], :updatedAt::timestamptz[], :stage::integer[], :hash::bytea[],
                        :status::text[], :statusAt::timestamptz[], :counts::boolean[], :currency::text[],
                        :total::numeric[], :discount::numeric[], :amount::numeric[], :deliveryMethod::text[],
                        :deliveryCost::numeric[], :delivery::jsonb[], :paymentMethod::text[], :paymentStatus::text[],
                        :promoCode::text[], :visitorId::text[], :utm::jsonb[], :customFields::jsonb[])
                 as line (id, source, external_id, number, customer_id, placed_at, updated_at, content_stage,
                          content_hash, status, status_at, counts, currency, total, discount, amount,
                          delivery_method, delivery_cost, delivery, payment_method, payment_status, promo_code,
                          visitor_id, utm, custom_fields)
            """;

    private final JdbcClient jdbc;
    private final OrderStatusKinds kinds;

    OrderTable(JdbcClient jdbc, OrderStatusKinds kinds) {
        this.jdbc = jdbc;
        this.kinds = kinds;
    }

    Map<OrderKey, KnownOrder> find(Collection<OrderKey> keys) {
        return select(KNOWN, keys);
    }

    Map<OrderKey, KnownOrder> lock(Collection<OrderKey> keys) {
        return select(KNOWN + " order by o.id for no key update of o", keys);
    }

    private Map<OrderKey, KnownOrder> select(String sql, Collection<OrderKey> keys) {
        var known = new HashMap<OrderKey, KnownOrder>();
        jdbc.sql(sql).params(OrderKey.columns(List.copyOf(keys))).query(row -> {
            known.put(new OrderKey(row.getString("source"), row.getString("external_id")), known(row));
        });
        return known;
    }

    /** Inserts the new ones and updates the known ones; answers their ids. */
    Map<OrderKey, Long> write(List<OrderRow> rows) {
        var ids = new HashMap<OrderKey, Long>();
        var fresh = rows.stream().filter(row -> row.knownId() == null).toList();
        var known = rows.stream().filter(row -> row.knownId() != null).toList();
        insert(fresh, ids);
        update(known, ids);
        return ids;
    }

    private void insert(List<OrderRow> rows, Map<OrderKey, Long> ids) {
        if (rows.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        insert into core.orders (source, external_id, number, customer_id, placed_at, updated_at,
                                                 content_stage, content_hash, status, status_at, counts, currency,
                                                 total, discount, amount, delivery_method, delivery_cost, delivery,
                                                 payment_method, payment_status, promo_code, visitor_id, utm,
                                                 custom_fields)
                        select source, external_id, number, customer_id, placed_at, updated_at, content_stage,
                               content_hash, status, status_at, counts, currency, total, discount, amount,
                               delivery_method, delivery_cost, delivery, payment_method, payment_status, promo_code,
                               visitor_id, utm, custom_fields
                        """ + LINES + """
                         order by source, external_id
                            on conflict (source, external_id) do nothing
                        returning id, source, external_id
                        """).params(columns(rows)).query(row -> {
            ids.put(new OrderKey(row.getString("source"), row.getString("external_id")), row.getLong("id"));
        });
        if (ids.size() < rows.size()) {
            throw new CannotAcquireLockException("another request has just created one of the orders");
        }
    }

    private void update(List<OrderRow> rows, Map<OrderKey, Long> ids) {
        if (rows.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        update core.orders o
                           set number = line.number, customer_id = line.customer_id, placed_at = line.placed_at,
                               updated_at = line.updated_at, content_stage = line.content_stage,
                               content_hash = line.content_hash, status = line.status, status_at = line.status_at,
                               counts = line.counts, currency = line.currency, total = line.total,
                               discount = line.discount, amount = line.amount, delivery_method = line.delivery_method,
                               delivery_cost = line.delivery_cost, delivery = line.delivery,
                               payment_method = line.payment_method, payment_status = line.payment_status,
                               promo_code = line.promo_code, visitor_id = line.visitor_id, utm = line.utm,
                               custom_fields = %s
                        """.formatted(OrderFields.withByHand("line.custom_fields", "o.hand_fields"))
                        + LINES
                        + " where o.id = line.id")
                .params(columns(rows))
                .update();
        rows.forEach(row -> ids.put(row.key(), row.knownId()));
    }

    /** Moves orders on to a status, their content standing. */
    void reach(List<WrittenOrder> orders) {
        if (orders.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        update core.orders o
                           set status = line.status, status_at = line.status_at, counts = line.counts
                          from unnest(:id::bigint[], :status::text[], :statusAt::timestamptz[], :counts::boolean[])
                               as line (id, status, status_at, counts)
                         where o.id = line.id
                        """)
                .params(Columns.of(orders)
                        .add("id", WrittenOrder::id)
                        .add("status", order -> order.status().kind().code())
                        .add("statusAt", order -> order.status().at())
                        .add("counts", order -> order.status().kind().counts())
                        .params())
                .update();
    }

    private static Map<String, ?> columns(List<OrderRow> rows) {
        return Columns.of(rows)
                .add("id", OrderRow::knownId)
                .add("source", row -> row.message().source())
                .add("externalId", row -> row.message().externalId())
                .add("number", row -> row.message().number())
                .add("customerId", OrderRow::customerId)
                .add("placedAt", row -> row.content().placedAt())
                .add("updatedAt", row -> row.content().version().at())
                .add("stage", row -> row.content().version().stage())
                .add("hash", row -> row.content().version().hash())
                .add("status", row -> row.status().kind().code())
                .add("statusAt", row -> row.status().at())
                .add("counts", row -> row.status().kind().counts())
                .add("currency", OrderRow::currency)
                .add("total", row -> row.figures().total())
                .add("discount", row -> row.message().discountOrNone())
                .add("amount", row -> row.figures().amount())
                .add("deliveryMethod", row -> row.message().delivery().method())
                .add("deliveryCost", row -> row.message().delivery().cost())
                .add(
                        "delivery",
                        row -> row.isNobodys()
                                ? "{}"
                                : DeliveryJson.of(row.message().delivery()))
                .add("paymentMethod", row -> row.message().payment().method())
                .add("paymentStatus", row -> row.message().payment().status())
                .add("promoCode", row -> row.message().promoCode())
                .add(
                        "visitorId",
                        row -> row.isNobodys() ? null : row.message().customer().visitorId())
                .add(
                        "utm",
                        row -> row.isNobodys()
                                ? "{}"
                                : Json.MAPPER.writeValueAsString(row.message().utm()))
                .add(
                        "customFields",
                        row -> row.isNobodys() ? "{}" : text(row.message().customFields()))
                .params();
    }

    private static String text(@Nullable Object json) {
        return json == null ? "{}" : json.toString();
    }

    private KnownOrder known(ResultSet row) throws SQLException {
        return new KnownOrder(
                row.getLong("id"),
                row.getLong("customer_id"),
                instant(row, "placed_at"),
                new ContentVersion(
                        instant(row, "updated_at"), row.getInt("content_stage"), row.getBytes("content_hash")),
                new StatusVersion(instant(row, "status_at"), kinds.get(row.getString("status"))));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
