package org.encorecrm.prediction;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.encorecrm.support.Settings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * When what customers bought will have run out, per group of goods that do.
 *
 * <p>The pause expected is (n·own + 2·step) / (n + 2): the customer's own median pause counts as often as she has paused
 * (n times), the group's median as two pauses more. It begins at her last purchase of the group.
 */
@Repository
class CategoryPredictions {

    private static final String WRITE = """
            with bought as (
                select i.customer_id, {group} as category, (i.placed_at at time zone :zone)::date as day,
                       max(i.placed_at) as last_at
                  from core.order_item i join core.orders o on o.id = i.order_id
                 where i.customer_id = any(cast(:ids as bigint[])) and i.placed_at <= :now
                   and o.counts and i.kept > 0 and i.category <> ''
                 group by 1, 2, 3
            ), paused as (
                select b.customer_id, b.category, b.last_at, k.step,
                       b.day - lag(b.day) over (partition by b.customer_id, b.category order by b.day) as pause
                  from bought b
                  join segmentation.consumable k
                    on k.basis_id = :basis and k.category = b.category and k.runs_out
            ), expected as (
                select customer_id, category, count(*) as purchases, max(last_at) as last_at,
                       (count(pause) * coalesce(percentile_cont(0.5) within group (order by pause), 0) + 2 * min(step))
                           / (count(pause) + 2) as every_days
                  from paused group by customer_id, category
            ), gone as (
                delete from segmentation.category_prediction p
                 where p.customer_id = any(cast(:ids as bigint[]))
                   and not exists (select from expected e where e.customer_id = p.customer_id and e.category = p.category)
            )
            insert into segmentation.category_prediction as p
                   (customer_id, category, purchases, every_days, last_at, next_at)
            select customer_id, category, purchases, every_days, last_at,
                   date_trunc('second', last_at + make_interval(secs => every_days * 86400))
              from expected
                on conflict (customer_id, category) do update
               set (purchases, every_days, last_at, next_at)
                 = (excluded.purchases, excluded.every_days, excluded.last_at, excluded.next_at)
             where (p.purchases, p.every_days, p.last_at)
                   is distinct from (excluded.purchases, excluded.every_days, excluded.last_at)
            """.replace("{group}", Consumables.GROUP);

    private final JdbcClient jdbc;
    private final Settings settings;

    CategoryPredictions(JdbcClient jdbc, Settings settings) {
        this.jdbc = jdbc;
        this.settings = settings;
    }

    /** @return how many rows were written */
    int recompute(long[] customerIds, Basis basis, Instant now) {
        if (!basis.goodsRunOut()) {
            return forget(customerIds);
        }
        return jdbc.sql(WRITE)
                .param("ids", customerIds)
                .param("basis", basis.id())
                .param("level", basis.categoryLevel())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("zone", settings.zone().getId())
                .update();
    }

    private int forget(long[] customerIds) {
        return jdbc.sql("delete from segmentation.category_prediction where customer_id = any(cast(:ids as bigint[]))")
                .param("ids", customerIds)
                .update();
    }

    /** What runs out first, first. */
    List<NextPurchase> of(long customerId) {
        return jdbc.sql("""
                        select category, next_at, last_at, every_days, purchases
                          from segmentation.category_prediction where customer_id = :id order by next_at, category
                        """)
                .param("id", customerId)
                .query((rs, i) -> new NextPurchase(
                        rs.getString("category"),
                        rs.getObject("next_at", OffsetDateTime.class).toInstant(),
                        rs.getObject("last_at", OffsetDateTime.class).toInstant(),
                        rs.getDouble("every_days"),
                        rs.getInt("purchases")))
                .list();
    }
}
