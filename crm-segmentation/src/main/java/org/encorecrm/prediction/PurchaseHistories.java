package org.encorecrm.prediction;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.encorecrm.metrics.Purchases;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Purchases as the models see them: days with a purchase in the shop's zone (orders of one day are one), of orders that
 * counted as purchases at the moment asked for.
 */
@Repository
class PurchaseHistories {

    /** So many different histories are kept in memory at most: 200,000 of 40 bytes. */
    private static final int MOST = 200_000;

    private static final String BOUGHT = """
            select customer_id, count(distinct day) - 1 as repeats, min(day) as first, max(day) as last,
                   max(placed_at) as last_at, count(*) as orders, avg(amount) as mean
              from (select o.customer_id, o.placed_at, (o.placed_at at time zone :zone)::date as day, o.amount
                      from core.orders o
                     where o.placed_at <= :now and {whose} and {counts}) purchase
             group by customer_id
            """;

    private static final String NOW = BOUGHT.replace("{counts}", "o.counts");

    static final String THEN = BOUGHT.replace("{counts}", Purchases.COUNTED_THEN);

    private final JdbcClient jdbc;

    PurchaseHistories(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Every different history and how many customers have it. Where there are too many, of half of the customers, a
     * quarter and so on, chosen by a hash of the id: the four parameters need the shape of the shop, not each person.
     */
    List<History> all(Instant asOf, ZoneId zone) {
        for (var share = 1; ; share *= 2) {
            var histories = grouped(asOf, zone, share);
            if (histories.size() <= MOST) {
                return histories;
            }
        }
    }

    private List<History> grouped(Instant asOf, ZoneId zone, int share) {
        return jdbc.sql("""
                        select repeats, last - first as last_days,
                               (cast(:now as timestamptz) at time zone :zone)::date - first as age_days,
                               count(*) as customers
                          from (%s) bought
                         group by 1, 2, 3
                         limit :most
                        """.formatted(THEN.replace("{whose}", "hashint8(o.customer_id) & :mask = 0")))
                .param("now", Timestamp.from(asOf))
                .param("zone", zone.getId())
                .param("mask", share - 1)
                .param("most", MOST + 1)
                .query((rs, i) -> new History(
                        rs.getInt("repeats"),
                        rs.getInt("last_days") / 7.0,
                        rs.getInt("age_days") / 7.0,
                        rs.getLong("customers")))
                .list();
    }

    /**
     * Orders and their mean value of customers who came back; the parameters need a sample only, so at most
     * {@code most} of them, chosen by a hash of the id and therefore the same every time.
     */
    List<GammaGamma.Spend> spends(Instant asOf, ZoneId zone, int most) {
        return jdbc.sql("""
                        select orders, mean from (%s) bought
                         where orders > 1 and mean > 0
                         order by hashint8(customer_id) limit :most
                        """.formatted(THEN.replace("{whose}", "true")))
                .param("now", Timestamp.from(asOf))
                .param("zone", zone.getId())
                .param("most", most)
                .query((rs, i) -> new GammaGamma.Spend(rs.getInt("orders"), rs.getDouble("mean"), 1))
                .list();
    }

    /** Empty when the customer has not bought by then. */
    Optional<Bought> of(long customerId, Instant asOf, ZoneId zone) {
        return jdbc.sql(THEN.replace("{whose}", "o.customer_id = :customer"))
                .param("now", Timestamp.from(asOf))
                .param("zone", zone.getId())
                .param("customer", customerId)
                .query((rs, i) -> bought(rs))
                .optional();
    }

    /** Of those of these customers who have bought by now. */
    List<Bought> of(long[] customerIds, Instant now, ZoneId zone) {
        return jdbc.sql(NOW.replace("{whose}", "o.customer_id = any(cast(:ids as bigint[]))"))
                .param("now", Timestamp.from(now))
                .param("zone", zone.getId())
                .param("ids", customerIds)
                .query((rs, i) -> bought(rs))
                .list();
    }

    private static Bought bought(ResultSet rs) throws SQLException {
        return new Bought(
                rs.getLong("customer_id"),
                rs.getInt("repeats"),
                rs.getObject("first", LocalDate.class),
                rs.getObject("last", LocalDate.class),
                rs.getObject("last_at", OffsetDateTime.class).toInstant(),
                rs.getInt("orders"),
                rs.getDouble("mean"));
    }
}
