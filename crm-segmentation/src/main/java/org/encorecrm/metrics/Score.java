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

    /** The boundaries that held at {@code :now}; before the first refresh, the first ones. */
    static final String CUTS_THEN = """
            select %s from segmentation.rfm_boundaries b
             order by b.at <= :now desc, case when b.at <= :now then -b.id else b.id end limit 1""".formatted(NEGATED);

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
