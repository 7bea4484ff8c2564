package org.encorecrm.segment;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.encorecrm.criteria.CriteriaReader;
import org.encorecrm.criteria.Criterion;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Facts put straight into the tables, as ingestion and the figures would. */
@TestComponent
class Shop {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    Shop(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    Criterion criteria(String text) {
        return CriteriaReader.read(json.readTree(text.replace('\'', '"')), "/criteria");
    }

    static String key() {
        return "s-" + UUID.randomUUID().toString().substring(0, 12);
    }

    long customer(Map<String, ?> columns) {
        var names = String.join(", ", columns.keySet());
        var binds = String.join(
                ", ", columns.keySet().stream().map(name -> ":" + name).toList());
        return jdbc.sql("insert into core.customer (created_at, updated_at%s) values (now(), now()%s) returning id"
                        .formatted(columns.isEmpty() ? "" : ", " + names, columns.isEmpty() ? "" : ", " + binds))
                .params(columns)
                .query(Long.class)
                .single();
    }

    long order(long customer, Instant at, double amount, boolean counts) {
        return jdbc.sql("""
                        insert into core.orders (source, external_id, customer_id, placed_at, updated_at, content_hash,
                            status, status_at, counts, currency, total, amount)
                        values ('test', :id, :customer, :at, :at, ''::bytea, :status, :at, :counts, 'RUB', :amount, :amount)
                        returning id
                        """)
                .param("id", UUID.randomUUID().toString())
                .param("customer", customer)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("status", counts ? "new" : "cancelled")
                .param("counts", counts)
                .param("amount", amount)
                .query(Long.class)
                .single();
    }

    void item(long order, int line, String category, double amount) {
        jdbc.sql("""
                        insert into core.order_item (order_id, line, customer_id, placed_at, name, category, quantity,
                            kept, price, amount)
                        select id, :line, customer_id, placed_at, 'thing', :category, 1, 1, :amount, :amount
                          from core.orders where id = :order
                        """)
                .param("line", line)
                .param("category", category)
                .param("amount", amount)
                .param("order", order)
                .update();
    }

    void event(long customer, String type, Instant at, String category) {
        jdbc.sql("""
                        insert into core.event (type, at, customer_id, category)
                        values (:type, :at, :customer, :category)
                        """)
                .param("type", type)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("customer", customer)
                .param("category", category)
                .update();
    }

    /** The order figures of these customers as of now, as the change worker keeps them. */
    void computeFigures(List<Long> customers, Instant now) {
        jdbc.sql("""
                        insert into segmentation.metrics (customer_id, orders_count, orders_sum, orders_average,
                            first_order_at, last_order_at, average_interval_days, computed_at)
                        select c.id, count(o.id), coalesce(sum(o.amount), 0), sum(o.amount) / nullif(count(o.id), 0),
                               min(o.placed_at), max(o.placed_at),
                               case when count(o.id) > 1 then
                                   extract(epoch from max(o.placed_at) - min(o.placed_at)) / 86400 / (count(o.id) - 1)
                               end, :now
                          from core.customer c
                          left join core.orders o on o.customer_id = c.id and o.counts and o.placed_at <= :now
                         where c.id = any(:ids)
                         group by c.id
                            on conflict (customer_id) do update set
                               orders_count = excluded.orders_count, orders_sum = excluded.orders_sum,
                               orders_average = excluded.orders_average, first_order_at = excluded.first_order_at,
                               last_order_at = excluded.last_order_at, computed_at = excluded.computed_at,
                               average_interval_days = excluded.average_interval_days
                        """)
                .param("ids", customers.toArray(Long[]::new))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    List<Long> members(String key) {
        return jdbc.sql("""
                        select m.customer_id from segmentation.member m
                          join segmentation.segment s on s.id = m.segment_id
                         where s.key = :key and m.left_at is null order by 1
                        """).param("key", key).query(Long.class).list();
    }
}
