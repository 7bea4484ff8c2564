package org.encorecrm.criteria;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.function.LongPredicate;
import org.encorecrm.support.Span;

/** When a length of time has passed since something, to the microsecond: the inverse of looking back by it. */
final class Spans {

    private Spans() {}

    /** The first moment from which the one this long before is no earlier than {@code since}. */
    static Instant passed(Instant since, Span span, ZoneId zone) {
        var guess = span.after(since, zone);
        // Months differ in length, and clocks change: the inverse lies near, not always there.
        var low = guess.minus(5, ChronoUnit.DAYS);
        var micros = first(
                0,
                10L * 86_400_000_000L,
                at -> !span.before(low.plus(at, ChronoUnit.MICROS), zone).isBefore(since));
        return low.plus(micros, ChronoUnit.MICROS);
    }

    /** The first day from which the one this long before is no earlier than {@code since}. */
    static LocalDate passed(LocalDate since, Span span) {
        var low = span.after(since).minusDays(5);
        return low.plusDays(
                first(0, 10, days -> !span.before(low.plusDays(days)).isBefore(since)));
    }

    /** The first in [low, high] for which it is true, if from some number on it is. */
    static long first(long low, long high, LongPredicate isTrue) {
        while (low < high) {
            var middle = low + (high - low) / 2;
            if (isTrue.test(middle)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
