package encore.testing;

import java.sql.Timestamp;
import java.time.Duration;
import java.util.UUID;
import org.encorecrm.support.BusinessClock;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Orders of one thing of a product group, which is their source too, so that a test can take them away again. */
public final class Purchases {

    private Purchases() {}

    /** One new customer who bought it so many days ago, each time. */
    public static void add(JdbcClient jdbc, BusinessClock clock, String group, int... daysAgo) {
        var customer = jdbc.sql("insert into core.customer (created_at, updated_at) values (now(), now()) returning id")
                .query(Long.class)
                .single();
        for (var days : daysAgo) {
            jdbc.sql("""
                            with o as (
                                insert into core.orders (source, external_id, customer_id, placed_at, updated_at,
                                    content_hash, status, status_at, counts, currency, total, amount)
                                values (:group, :id, :customer, :at, :at, '', 'new', :at, true, 'RUB', 1, 1)
                                returning id, placed_at)
                            insert into core.order_item (order_id, line, customer_id, placed_at, name, category,
                                quantity, kept, price, amount)
                            select id, 1, :customer, placed_at, 'thing', :group, 1, 1, 1, 1 from o
                            """)
                    .param("group", group)
                    .param("id", UUID.randomUUID().toString())
                    .param("customer", customer)
                    .param("at", Timestamp.from(clock.now().minus(Duration.ofDays(days))))
                    .update();
        }
    }
}
