package org.encorecrm.metrics;

import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;

/** Customers from one id to another, both inclusive. */
public record IdRange(long first, long last) {

    /** Ids that leave more gaps than this are cheaper one by one. */
    private static final int GAPS = 2;

    /**
     * The range which these ids fill for the most part, if they do: what is computed for everybody in it is not much
     * more than what is asked for. PostgreSQL plans a range at once and reads it in order, while it weighs thousands of
     * ids one by one.
     */
    public static Optional<IdRange> filledBy(long[] ids) {
        var known = LongStream.of(ids).summaryStatistics();
        var width = known.getMax() - known.getMin() + 1;
        return ids.length > 0 && width <= (long) ids.length * GAPS
                ? Optional.of(new IdRange(known.getMin(), known.getMax()))
                : Optional.empty();
    }

    /** Those who are anybody: what remains of erased customers has ids below zero. */
    public Optional<IdRange> people() {
        return last > 0 ? Optional.of(new IdRange(Math.max(1, first), last)) : Optional.empty();
    }

    /** As parameters {@code :first} and {@code :last}. */
    public Map<String, Long> bounds() {
        return Map.of("first", first, "last", last);
    }
}
