package org.encorecrm.complaint;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a customer may complain about. */
@Service
@Transactional(readOnly = true)
public class ComplaintTargets {

    private final JdbcClient jdbc;

    ComplaintTargets(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The customer's own order only. */
    public Optional<Long> order(long customerId, String source, String externalId) {
        return jdbc.sql("""
                        select id from core.orders
                         where source = :source and external_id = :externalId and customer_id = :customer
                        """)
                .param("source", source)
                .param("externalId", externalId)
                .param("customer", customerId)
                .query(Long.class)
                .optional();
    }

    public boolean hasOrder(long customerId, long orderId) {
        return jdbc.sql("select exists (select from core.orders where id = :id and customer_id = :customer)")
                .param("id", orderId)
                .param("customer", customerId)
                .query(Boolean.class)
                .single();
    }

    /** The latest orders, for a person to choose from. */
    public List<Target> orders(long customerId) {
        return jdbc.sql("""
                        select o.id, coalesce(o.number, o.external_id) as number, o.placed_at,
                               (select string_agg(i.name, ', ' order by i.line) from core.order_item i
                                 where i.order_id = o.id) as goods
                          from core.orders o
                         where o.customer_id = :customer
                         order by o.placed_at desc limit 10
                        """)
                .param("customer", customerId)
                .query((row, i) -> new Target(
                        row.getLong("id"),
                        row.getString("number"),
                        row.getTimestamp("placed_at").toInstant(),
                        row.getString("goods")))
                .list();
    }

    /** An order. */
    public record Target(
            long id,
            String number,
            Instant placedAt,
            @Nullable String goods) {}
}
