package org.encorecrm.api.customers;

import java.sql.Timestamp;
import java.time.Instant;
import org.encorecrm.support.Cursor;
import org.encorecrm.support.Page;
import org.encorecrm.support.Paging;
import org.encorecrm.support.json.Json;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.JsonNode;

/** Orders of a customer, by the page. */
@Repository
class CustomerOrders {

    private final JdbcClient jdbc;

    CustomerOrders(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Page<JsonNode> page(long customerId, Paging paging) {
        var after = Cursor.read(paging.after(), 2, Key::of);
        var found = jdbc.sql("""
                        select o.placed_at, o.id, jsonb_build_object(
                                   'id', o.id::text, 'source', o.source, 'externalId', o.external_id,
                                   'number', o.number, 'placedAt', o.placed_at, 'status', o.status,
                                   'statusAt', o.status_at, 'purchase', o.counts, 'currency', o.currency,
                                   'total', o.total, 'discount', o.discount, 'amount', o.amount,
                                   'promoCode', o.promo_code, 'items', (
                                       select coalesce(jsonb_agg(jsonb_build_object(
                                                  'sku', i.sku, 'name', i.name, 'category', i.category,
                                                  'brand', i.brand, 'quantity', i.quantity, 'kept', i.kept,
                                                  'price', i.price) order by i.line), '[]')
                                         from core.order_item i where i.order_id = o.id)) as body
                          from core.orders o
                         where o.customer_id = :id and (o.placed_at, o.id) < (:at, :order)
                         order by o.placed_at desc, o.id desc
                         limit :fetch
                        """)
                .param("id", customerId)
                .param("at", Timestamp.from(after == null ? Instant.parse("9999-01-01T00:00:00Z") : after.at()))
                .param("order", after == null ? Long.MAX_VALUE : after.id())
                .param("fetch", paging.fetch())
                .query((row, i) -> new Found(
                        row.getTimestamp("placed_at").toInstant(), row.getLong("id"), Json.read(row.getString("body"))))
                .list();
        return Page.of(found, paging, order -> Cursor.of(order.at(), order.id()))
                .map(Found::body);
    }

    private record Found(Instant at, long id, JsonNode body) {}

    private record Key(Instant at, long id) {
        static Key of(String[] key) {
            return new Key(Instant.parse(key[0]), Long.parseLong(key[1]));
        }
    }
}
