package org.encorecrm.demo;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import org.encorecrm.ordering.StatusMessage;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Carries orders on: confirmed within the hours, shipped the next day, delivered some days later, mostly. */
@Repository
@DemoOnly
class Deliveries {

    private static final int AT_ONCE = 200;
    /** Nobody waits longer for a parcel. */
    private static final Duration LONGEST = Duration.ofDays(40);

    private final JdbcClient jdbc;
    private final Counter counter;

    Deliveries(JdbcClient jdbc, Counter counter) {
        this.jdbc = jdbc;
        this.counter = counter;
    }

    void advance(Instant now) {
        jdbc.sql("""
                        select o.source, o.external_id,
                               case when o.status = 'new' then 'confirmed'
                                    when o.status = 'confirmed' then 'shipped'
                                    when hashint8(o.id) % 25 = 0 then 'not_collected'
                                    else 'delivered' end as next
                          from core.orders o
                         where o.placed_at > :oldest
                           and o.status_at <= :now::timestamptz - case o.status when 'new' then interval '2 hours'
                                                                   when 'confirmed' then interval '20 hours'
                                                                   else interval '3 days' end
                           and o.status in ('new', 'confirmed', 'assembled', 'packed', 'shipped', 'at_pickup_point')
                         order by o.status_at
                         limit :most
                        """)
                .param("oldest", Timestamp.from(now.minus(LONGEST)))
                .param("now", Timestamp.from(now))
                .param("most", AT_ONCE)
                .query((row, n) -> new StatusMessage(
                        row.getString("source"), row.getString("external_id"), row.getString("next"), now, null))
                .list()
                .forEach(counter::status);
    }
}
