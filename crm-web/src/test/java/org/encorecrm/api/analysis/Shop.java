package org.encorecrm.api.analysis;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Customers and orders of a source of one's own, straight in the database. */
record Shop(JdbcClient jdbc, String source) {

    long customer(String externalId) {
        var id = jdbc.sql("insert into core.customer (created_at, updated_at) values (now(), now()) returning id")
                .query(Long.class)
                .single();
        jdbc.sql("""
                        insert into core.identifier (kind, source, value, customer_id, created_at)
                        values ('external_id', :source, :value, :id, now())
                        """)
                .param("source", source)
                .param("value", externalId)
                .param("id", id)
                .update();
        return id;
    }

    long order(long customer, String placedAt, String amount) {
        var number = jdbc.sql("select count(*) from core.orders where source = :source")
                .param("source", source)
                .query(Long.class)
                .single();
        return jdbc.sql("""
                        insert into core.orders (source, external_id, customer_id, placed_at, updated_at, content_hash,
                                                 status, status_at, counts, currency, total, amount)
                        values (:source, :number, :customer, :at, :at, '', 'new', :at, true, 'RUB', :amount, :amount)
                        returning id
                        """)
                .param("source", source)
                .param("number", number.toString())
                .param("customer", customer)
                .param("at", Instant.parse(placedAt).atOffset(ZoneOffset.UTC))
                .param("amount", new BigDecimal(amount))
                .query(Long.class)
                .single();
    }

    void item(long order, int line, String category, String amount) {
        jdbc.sql("""
                        insert into core.order_item (order_id, line, customer_id, placed_at, name, category, quantity, kept,
                                                     price, amount)
                        select id, :line, customer_id, placed_at, 'thing', :category, 1, 1, :amount, :amount
                          from core.orders where id = :order
                        """)
                .param("order", order)
                .param("line", line)
                .param("category", category)
                .param("amount", new BigDecimal(amount))
                .update();
    }

    void cancel(long order, String at) {
        jdbc.sql("""
                        with was as (
                            insert into core.order_status (order_id, status, at)
                            select id, status, status_at from core.orders where id = :order),
                        said as (
                            insert into core.order_status (order_id, status, at) values (:order, 'cancelled', :at))
                        update core.orders set status = 'cancelled', status_at = :at, counts = false where id = :order
                        """)
                .param("order", order)
                .param("at", Instant.parse(at).atOffset(ZoneOffset.UTC))
                .update();
    }
}
