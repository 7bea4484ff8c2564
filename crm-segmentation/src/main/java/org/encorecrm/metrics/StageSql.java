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
