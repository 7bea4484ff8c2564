package org.encorecrm.metrics;

/**
 * The stage of the lifecycle in SQL: the first line that holds. All of it is kept columns, limits and {@code :now}.
 * Regular is told by the purchases alone, as of the last of them: nothing changes it until the next one.
 */
final class StageSql {

    /**
     * One row: the limits that hold, and the moments they mean at {@code :now}. Days are of 24 hours. Without a row in
     * the table, for a moment after a base was emptied, those that every shop begins with.
     */
    static final String LIMITS = """
            select h.cautious_visits, h.mature_orders, h.mature_days, h.close_days, h.lost_days,
                   cast(:now as timestamptz) - h.cautious_days * interval '24 hours' as cautious_at,
                   cast(:now as timestamptz) - h.close_days * interval '24 hours' as close_at,
                   cast(:now as timestamptz) - h.lost_days * interval '24 hours' as lost_at
              from (select l.id, l.cautious_visits, l.cautious_days, l.mature_orders, l.mature_days, l.close_days, l.lost_days
                      from segmentation.lifecycle_limits l
                     union all
                    values (0, {visits}, {days}, {orders}, {interval}::double precision, {close}, {lost})
                     order by 1 desc limit 1) h""".replace("{visits}", "" + LifecycleLimits.DEFAULT.cautiousVisits())
            .replace("{days}", "" + LifecycleLimits.DEFAULT.cautiousDays())
            .replace("{orders}", "" + LifecycleLimits.DEFAULT.matureOrders())
            .replace("{interval}", "" + LifecycleLimits.DEFAULT.matureDays())
            .replace("{close}", "" + LifecycleLimits.DEFAULT.closeDays())
            .replace("{lost}", "" + LifecycleLimits.DEFAULT.lostDays());

    /**
     * Since when customer {@code n.customer_id}, who is developing or mature (in {@code n.becomes}), is so by the facts up
     * to {@code :now}: since the first purchase, the purchase that made them regular or was too late for that, the first
     * sign of life after they were lost, or, if regular, the purchase after they were close to loss.
     */
    static final String SINCE = """
            (with bought as (
                select o.at, o.nth, o.before, o.regular, lag(o.regular) over (order by o.nth) as was_regular
                  from (select o.placed_at as at, row_number() over w as nth, lag(o.placed_at) over w as before,
                               row_number() over w >= l.mature_orders
                                   and o.placed_at - n.first_order_at
                                       <= (row_number() over w - 1) * l.mature_days * interval '24 hours' as regular
                          from core.orders o
                         where o.customer_id = n.customer_id and o.counts and o.placed_at <= :now
                        window w as (order by o.placed_at, o.id)) o
             ), signs as (
                select x.at, x.at - lag(x.at) over (order by x.at) as silence
                  from (select at from bought
                         union all
                        select e.at from core.event e
                         where e.customer_id = n.customer_id and e.at between n.first_order_at and :now
                         union all
                        select c.registered_at from core.customer c
                         where c.id = n.customer_id and c.registered_at between n.first_order_at and :now) x
             )
             select greatest(
                        (select max(at) filter (where nth = 1
                                    or regular = (n.becomes = 'mature')
                                       and (regular <> was_regular
                                            or regular and at - before > l.close_days * interval '24 hours')) from bought),
                        (select max(at) from signs where silence > l.lost_days * interval '24 hours')))""";

    private StageSql() {}

    /**
     * Over the alias {@code l} of {@link #LIMITS}.
     *
     * @param visit the n-th latest visit when it is recent enough, else null
     */
    static String stage(String count, String first, String last, String seen, String visit) {
        return """
                case when {n} > 0 and greatest({last}, {seen}) <= l.lost_at then 'lost'
                     when {n} >= l.mature_orders and {last} - {first} <= ({n} - 1) * l.mature_days * interval '24 hours'
                      and {last} <= l.close_at then 'close_to_loss'
                     when {n} >= l.mature_orders and {last} - {first} <= ({n} - 1) * l.mature_days * interval '24 hours'
                     then 'mature'
                     when {n} > 0 then 'developing'
                     when {visit} is not null then 'cautious'
                     else 'newcomer' end""".replace("{n}", count)
                .replace("{first}", first)
                .replace("{last}", last)
                .replace("{seen}", seen)
                .replace("{visit}", visit);
    }

    /** The same over the kept columns of metrics {@code m}. */
    static String kept() {
        return stage(
                "m.orders_count", "m.first_order_at", "m.last_order_at", "m.last_visit_at", "m.lifecycle_visit_at");
    }
}
