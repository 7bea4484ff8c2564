package org.encorecrm.metrics;

/**
 * RFM scores in SQL. {@code width_bucket} counts the thresholds ≤ a value, while the rule counts boundaries strictly
 * below it, so boundaries come negated (and sorted again) and are compared with the negated value: a binary search in C
 * per row instead of a subquery.
 */
final class Score {

    static final String NEGATED = """
            array(select -x from unnest(b.recency) x order by -x) as recency,
            array(select -x from unnest(b.frequency) x order by -x) as frequency,
            array(select -x from unnest(b.monetary) x order by -x) as monetary""";

    /** The boundaries that hold, negated; no row before the first refresh. */
    static final String CURRENT_CUTS =
            "select %s from segmentation.rfm_boundaries b order by b.id desc limit 1".formatted(NEGATED);

    /**
     * The boundaries that held at {@code :now}, negated; where none had been kept yet, what the purchases until then cut
     * by today's settings: {@code :fractions}, and {@code :r}, {@code :f} and {@code :m}, empty unless they are typed. Of an
     * aggregate, so that PostgreSQL leaves it out where nobody asks for a score.
     */
    static final String CUTS_THEN = """
            select %s
              from (select max(recency) as recency, max(frequency) as frequency, max(monetary) as monetary
                      from ((select recency, frequency, monetary from segmentation.rfm_boundaries
                              where at <= :now order by id desc limit 1)
                             union all
                            select coalesce(nullif(cast(:r as double precision[]), '{}'), percentile_cont(cast(:fractions as double precision[]))
                                                within group (order by days::double precision)),
                                   coalesce(nullif(cast(:f as double precision[]), '{}'), percentile_cont(cast(:fractions as double precision[]))
                                                within group (order by frequency::double precision)),
                                   coalesce(nullif(cast(:m as double precision[]), '{}'), percentile_cont(cast(:fractions as double precision[]))
                                                within group (order by monetary::double precision))
                              from (select (cast(:now as timestamptz) at time zone :zone)::date
                                               - (max(o.placed_at) at time zone :zone)::date as days,
                                           count(*) as frequency, sum(o.amount) as monetary
                                      from core.orders o
                                     where o.customer_id is not null and o.placed_at <= :now and {counts}
                                     group by o.customer_id) v
                             where not exists (select from segmentation.rfm_boundaries where at <= :now)
                            having count(*) > 0) known) b
             where b.recency is not null""".formatted(NEGATED).replace("{counts}", Purchases.COUNTED_THEN);

    private Score() {}

    /** The more the better: 1 + number of boundaries < value. */
    static String rising(String value, String negated) {
        return "(1 + cardinality(%2$s) - width_bucket(-(%1$s)::double precision, %2$s))::smallint"
                .formatted(value, negated);
    }

    /** The fewer days the better: n − number of boundaries < value, n being one more than the boundaries. */
    static String recency(String days, String negated) {
        return "(1 + width_bucket(-(%1$s)::double precision, %2$s))::smallint".formatted(days, negated);
    }
}
