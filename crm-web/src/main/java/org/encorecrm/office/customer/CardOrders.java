package org.encorecrm.office.customer;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.encorecrm.support.json.Json;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;

/** The orders of one customer, the latest first: a page of the index on customer and time. */
@Repository
@Transactional(readOnly = true)
class CardOrders {

    private static final int LATEST = 50;

    private final JdbcClient jdbc;

    CardOrders(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Line> of(long customer) {
        return jdbc.sql("""
                        select o.id, coalesce(o.number, o.external_id) as number, o.placed_at, o.status, o.counts, o.total,
                               o.currency, o.delivery_method, o.payment_method, o.promo_code, o.custom_fields,
                               (select string_agg(i.name || case when i.quantity = 1 then ''
                                                                 else ' × ' || trim_scale(i.quantity) end,
                                                  ', ' order by i.line)
                                  from core.order_item i where i.order_id = o.id) as goods
                          from core.orders o
                         where o.customer_id = :customer
                         order by o.placed_at desc
                         limit :latest
                        """)
                .param("customer", customer)
                .param("latest", LATEST)
                .query((row, i) -> new Line(
                        row.getLong("id"),
                        row.getString("number"),
                        row.getTimestamp("placed_at").toInstant(),
                        row.getString("status"),
                        row.getBoolean("counts"),
                        row.getBigDecimal("total"),
                        row.getString("currency"),
                        row.getString("delivery_method"),
                        row.getString("payment_method"),
                        row.getString("promo_code"),
                        row.getString("goods"),
                        Json.read(row.getString("custom_fields"))))
                .list();
    }

    record Line(
            long id,
            String number,
            Instant placedAt,
            String status,
            boolean counts,
            BigDecimal total,
            String currency,
            @Nullable String delivery,
            @Nullable String payment,
            @Nullable String promoCode,
            @Nullable String goods,
            JsonNode own) {}
}
