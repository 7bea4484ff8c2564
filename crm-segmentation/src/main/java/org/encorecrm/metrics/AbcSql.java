package org.encorecrm.metrics;

/**
 * Classes of turnover in SQL. With customers sorted by what they have bought for, A are those at whom the running total
 * has not yet reached the first limit (80 %) before them, B those before the second (95 %), C the rest. Who has bought
 * for equal sums is of one class. Turnover is all there ever was, or what came since a moment that the version of the
 * boundaries names: then no class changes by the passing of time alone.
 */
public final class AbcSql {

    private static final String RUNNING = """
            money, sum(money) over () as turnover,
            sum(money) over (order by money desc rows unbounded preceding) - money as before""";

    /**
     * From what sum on a class begins; over the whole base, and nowhere when nobody has bought. Parameters: {@code :a} and
     * {@code :b}, shares from 0 to 1; {@code :since}, null for everything; {@code :now}.
     */
    static final String BOUNDARIES =
            """
            select {a} as a_from, {b} as b_from, coalesce(max(turnover), 0) as turnover, cast(:since as timestamptz) as since
              from (select {running}
                      from (select orders_sum as money from {figures}
                             where orders_sum > 0 and cast(:since as timestamptz) is null
                             union all
                            select sum(o.amount) from core.orders o
                             where o.customer_id is not null and o.counts and o.placed_at >= :since and o.placed_at <= :now
                             group by o.customer_id
                            having sum(o.amount) > 0) b) m""".replace("{a}", begin("a")).replace("{b}", begin("b")).replace("{running}", RUNNING);

    /** Whether there is turnover though the newest version, applied, knows of none. Parameters: {@code :now}. */
    static final String BOUGHT_SINCE = """
            select case when n.since is null then exists (select from segmentation.metrics where orders_sum > 0)
                        else exists (select from core.orders o
                                      where o.customer_id is not null and o.counts
                                        and o.placed_at >= n.since and o.placed_at <= :now
                                      group by o.customer_id
                                     having sum(o.amount) > 0) end
              from (select * from segmentation.abc_boundaries order by id desc limit 1) n
             where n.turnover = 0 and n.applied_at is not null
            """;

    private static final String NEWEST =
            "(select %s from segmentation.abc_boundaries where id = (select max(id) from segmentation.abc_boundaries))";

    private static final String KEPT_THEN =
            "(select %s from segmentation.abc_boundaries where at <= :now order by id desc limit 1)";

    private static final String IS_KEPT = "exists (select from segmentation.abc_boundaries where at <= :now)";

    /** Before the first version, the midnight that today's setting {@code :days} names, 0 for all there ever was. */
    private static final String SINCE_THEN = """
            (select case when %s then %s
                         else ((cast(:now as timestamptz) at time zone :zone)::date - nullif(cast(:days as integer), 0))::timestamp
                                 at time zone :zone end)""".formatted(IS_KEPT, KEPT_THEN.formatted("since"));

    /** Before the first version, what the purchases until then make of today's limits {@code :a} and {@code :b}. */
    private static final String BEGINS_THEN = """
            (select case when {kept} then {then}
                         else (select array[{a}, {b}]
                                 from (select {running}
                                         from (select sum(o.amount) as money from core.orders o
                                                where o.customer_id is not null and o.placed_at <= :now and {counts}
                                                  and ({since} is null or o.placed_at >= {since})
                                                group by o.customer_id
                                               having sum(o.amount) > 0) b) m) end)""".replace("{kept}", IS_KEPT)
            .replace("{then}", KEPT_THEN.formatted("array[a_from, b_from]"))
            .replace("{a}", begin("a"))
            .replace("{b}", begin("b"))
            .replace("{running}", RUNNING)
            .replace("{counts}", Purchases.COUNTED_THEN)
            .replace("{since}", SINCE_THEN);

    private static final String NOW_CLASS =
            classBy(NEWEST.formatted("array[a_from, b_from]"), NEWEST.formatted("since"), "o.counts");
    private static final String CLASS_THEN = classBy(BEGINS_THEN, SINCE_THEN, Purchases.COUNTED_THEN);

    private AbcSql() {}

    /**
     * The class of metrics {@code m} at {@code :now}; absent without purchases that count for it, and while there are no
     * boundaries.
     */
    public static String now() {
        return NOW_CLASS;
    }

    /**
     * The same with the boundaries, and by the statuses, of {@code :now}, a moment of the past. Parameters of
     * {@link PastCuts} besides.
     */
    public static String then() {
        return CLASS_THEN;
    }

    /** What metrics {@code m} have bought for from {@code since} on; everything when that is null. */
    static String money(String since, String counts) {
        return """
                case when {since} is null then m.orders_sum
                     else (select sum(o.amount) from core.orders o
                            where o.customer_id = m.customer_id and o.placed_at >= {since} and o.placed_at <= :now and {counts}) end""".replace("{since}", since).replace("{counts}", counts);
    }

    /** The boundaries are found once for a statement: nothing of a customer is in their queries. */
    private static String classBy(String begins, String since, String counts) {
        return """
                (select case when not t.money > 0 then null
                             when t.money >= t.begins[1] then 'A'
                             when t.money >= t.begins[2] then 'B'
                             when t.money < t.begins[2] then 'C' end
                   from (select %s as money, %s as begins offset 0) t)""".formatted(money(since, counts), begins);
    }

    /** Who is the first, by money, at whom the running total before them has not reached this share. */
    private static String begin(String share) {
        return "min(money) filter (where before < turnover * :%s)".formatted(share);
    }
}
