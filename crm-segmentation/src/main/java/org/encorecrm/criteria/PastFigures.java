package org.encorecrm.criteria;

/** Order figures as they were: computed from the orders up to a moment, under the names of the kept ones. */
final class PastFigures {

    private PastFigures() {}

    static Sql of(Asking asking) {
        return Sql.of("""
                select o.customer_id, count(*)::int as orders_count, sum(o.amount) as orders_sum,
                       sum(o.amount) / count(*) as orders_average,
                       min(o.placed_at) as first_order_at, max(o.placed_at) as last_order_at,
                       case when count(*) > 1 then
                           extract(epoch from max(o.placed_at) - min(o.placed_at)) / 86400 / (count(*) - 1)
                       end as average_interval_days
                  from core.orders o
                 where o.counts and o.placed_at <= ? and %s
                 group by o.customer_id""", asking.now(), asking.among().column("o.customer_id"));
    }
}
