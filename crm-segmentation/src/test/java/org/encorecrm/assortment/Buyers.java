package org.encorecrm.assortment;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.encorecrm.support.BusinessClock;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Customers who bought one thing on given days. */
@TestComponent
public class Buyers {

    private final JdbcClient jdbc;
    private final BusinessClock clock;
    private final List<Long> all = new ArrayList<>();

    Buyers(JdbcClient jdbc, BusinessClock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public long buys(String category, int... daysAgo) {
        var customer = jdbc.sql("insert into core.customer (created_at, updated_at) values (now(), now()) returning id")
                .query(Long.class)
                .single();
        all.add(customer);
        for (var days : daysAgo) {
            order(customer, category, days, "new", 1);
        }
        return customer;
    }

    public void cancelled(long customer, String category, int daysAgo) {
        order(customer, category, daysAgo, "cancelled", 1);
    }

    public void sentBack(long customer, String category, int daysAgo) {
        order(customer, category, daysAgo, "new", 0);
    }

    private void order(long customer, String category, int daysAgo, String status, int kept) {
        Instant at = clock.now().minus(Duration.ofDays(daysAgo));
        jdbc.sql("""
                        with o as (
                            insert into core.orders (source, external_id, customer_id, placed_at, updated_at,
                                content_hash, status, status_at, counts, currency, total, amount)
                            select 'test', :id, :customer, :at, :at, '', code, :at, counts, 'RUB', 100, 100
                              from core.order_status_kind where code = :status
                            returning id)
                        insert into core.order_item (order_id, line, customer_id, placed_at, name, category, quantity,
                            kept, price, amount)
                        select id, 1, :customer, :at, 'thing', :category, 1, :kept, 100, 100 from o
                        """)
                .param("id", UUID.randomUUID().toString())
                .param("customer", customer)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("status", status)
                .param("category", category)
                .param("kept", kept)
                .update();
    }

    public void forget(String category) {
        jdbc.sql("delete from segmentation.assortment_step where starts_with(category, :category)")
                .param("category", category)
                .update();
    }

    /** The base is shared: what these bought must not count for others. */
    public void goAway() {
        for (var table : new String[] {"core.order_item", "core.orders", "segmentation.metrics"}) {
            jdbc.sql("delete from %s where customer_id = any(:ids)".formatted(table))
                    .param("ids", all.toArray(Long[]::new))
                    .update();
        }
        jdbc.sql("delete from core.customer where id = any(:ids)")
                .param("ids", all.toArray(Long[]::new))
                .update();
        all.clear();
    }
}
