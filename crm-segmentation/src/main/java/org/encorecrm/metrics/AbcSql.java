package org.encorecrm.metrics;

/**
 * Classes of turnover in SQL. With customers sorted by what they have bought for, A are those at whom the running total
 * has not yet reached the first limit (80 %) before them, B those before the second (95 %), C the rest. Who has bought
 * for equal sums is of one class.
 */
public final class AbcSql {

    /** From what sum on a class begins; over the whole base. Parameters: {@code :a} and {@code :b}, shares from 0 to 1. */
    static final String BOUNDARIES = """
            select min(money) filter (where before < turnover * :a) as a_from,
                   min(money) filter (where before < turnover * :b) as b_from,
                   max(turnover) as turnover
              from (select orders_sum as money, sum(orders_sum) over () as turnover,
                           sum(orders_sum) over (order by orders_sum desc rows unbounded preceding) - orders_sum as before
                      from {figures}
                     where orders_sum > 0) m
            having count(*) > 0""";

    private static final String NEWEST =
            "(select %s from segmentation.abc_boundaries where id = (select max(id) from segmentation.abc_boundaries))";

    /** Before the first version, the first one. */
    private static final String THEN = """
            (select %s from segmentation.abc_boundaries
              order by at <= ? desc, case when at <= ? then -id else id end limit 1)""";

    private AbcSql() {}

    /** The class by {@code m.orders_sum}; absent without purchases, and before there are boundaries. */
    public static String now() {
        return classBy(NEWEST);
    }

    /** The same with the boundaries of a moment, which is bound four times. */
    public static String then() {
        return classBy(THEN);
    }

    private static String classBy(String boundary) {
        return """
                (case when not m.orders_sum > 0 then null
                      when m.orders_sum >= %s then 'A'
                      when m.orders_sum >= %s then 'B'
                      when m.orders_sum is not null and exists (select from segmentation.abc_boundaries) then 'C' end)""".formatted(boundary.formatted("a_from"), boundary.formatted("b_from"));
    }
}
