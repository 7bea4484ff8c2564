package org.encorecrm.prediction;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Purchases as the models see them: days with a purchase in the shop's zone (orders of one day are one), of orders that
 * counted as purchases at the moment asked for.
 */
@Repository
class PurchaseHistories {

    /** Beyond this many different histories, days are rounded to weeks: the fit needs the shape, not each person. */
    private static final int MOST_EXACT = 200_000;

    /** The orders that counted at :asOf: by their status then, or by their first one if none had been told yet. */
    private static final String PURCHASES = """
            select o.customer_id, (o.placed_at at time zone :zone)::date as day, o.amount
              from core.orders o
             where o.placed_at <= :asOf
               and coalesce(
                   (select kind.counts
                      from core.order_status told
                      join core.order_status_kind kind on kind.code = told.status
                     where told.order_id = o.id and told.at <= :asOf
                     order by told.at desc, kind.stage desc
                     limit 1),
                   o.counts)
            """;

    private static final String HISTORY = """
            select count(distinct day) - 1 as repeats, max(day) - min(day) as last_days,
                   (:asOf at time zone :zone)::date - min(day) as age_days,
                   count(*) as orders, avg(amount) as mean
              from (%s) purchase
            """.formatted(PURCHASES);

    private final JdbcClient jdbc;

    PurchaseHistories(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Every different history and how many customers have it. */
    List<History> all(Instant asOf, ZoneId zone) {
        var exact = grouped(asOf, zone, "last_days / 7.0", "age_days / 7.0");
        return exact.size() <= MOST_EXACT ? exact : grouped(asOf, zone, "last_days / 7", "age_days / 7");
    }

    private List<History> grouped(Instant asOf, ZoneId zone, String last, String age) {
        return jdbc.sql("""
                        select repeats, %s as last, %s as age, count(*) as customers
                          from (%s group by customer_id) history
                         group by 1, 2, 3
                         limit :most
                        """.formatted(last, age, HISTORY))
                .param("asOf", Timestamp.from(asOf))
                .param("zone", zone.getId())
                .param("most", MOST_EXACT + 1)
                .query((rs, i) -> new History(
                        rs.getInt("repeats"), rs.getDouble("last"), rs.getDouble("age"), rs.getLong("customers")))
                .list();
    }

    /**
     * Orders and their mean value of customers who came back; the parameters need a sample only, so at most
     * {@code most} of them, chosen by a hash of the id and therefore the same every time.
     */
    List<GammaGamma.Spend> spends(Instant asOf, ZoneId zone, int most) {
        return jdbc.sql("""
                        select orders, mean
                          from (%s group by customer_id having count(*) > 1 and avg(amount) > 0
                                 order by hashint8(customer_id) limit :most) spend
                        """.formatted(HISTORY))
                .param("asOf", Timestamp.from(asOf))
                .param("zone", zone.getId())
                .param("most", most)
                .query((rs, i) -> new GammaGamma.Spend(rs.getInt("orders"), rs.getDouble("mean"), 1))
                .list();
    }

    /** Empty when the customer has not bought by then. */
    Optional<Customer> of(long customerId, Instant asOf, ZoneId zone) {
        return jdbc.sql(HISTORY + " where customer_id = :customer group by customer_id")
                .param("asOf", Timestamp.from(asOf))
                .param("zone", zone.getId())
                .param("customer", customerId)
                .query((rs, i) -> new Customer(
                        History.of(rs.getInt("repeats"), rs.getDouble("last_days") / 7, rs.getDouble("age_days") / 7),
                        new GammaGamma.Spend(rs.getInt("orders"), rs.getDouble("mean"), 1)))
                .optional();
    }

    /** One customer's purchases: when, and for how much. */
    record Customer(History history, GammaGamma.Spend spend) {}
}
