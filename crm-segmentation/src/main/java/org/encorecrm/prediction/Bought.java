package org.encorecrm.prediction;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * A customer's purchases as the models see them: orders of one day in the shop's zone are one.
 *
 * @param repeats days with a purchase after the first one
 * @param lastAt the moment of the last order
 * @param orders how many there were, those of one day counted singly
 * @param mean their mean amount, in the base currency
 */
record Bought(long customerId, int repeats, LocalDate first, LocalDate last, Instant lastAt, int orders, double mean) {

    /** The day up to which the customer is watched: the one asked for, or that of a later purchase. */
    LocalDate watchedUntil(LocalDate day) {
        return day.isAfter(last) ? day : last;
    }

    History until(LocalDate day) {
        return History.of(repeats, weeks(first, last), weeks(first, watchedUntil(day)));
    }

    GammaGamma.Spend spend() {
        return new GammaGamma.Spend(orders, mean, 1);
    }

    /** One mean interval of the customer's own after the last order: all that can be said without a model. */
    @Nullable
    Instant ownRhythm() {
        return repeats == 0 ? null : after(Math.round(ChronoUnit.DAYS.between(first, last) * 86_400.0 / repeats));
    }

    /** So long after the last order, to the second. */
    Instant after(long seconds) {
        return lastAt.plusSeconds(seconds).truncatedTo(ChronoUnit.SECONDS);
    }

    private static double weeks(LocalDate from, LocalDate to) {
        return ChronoUnit.DAYS.between(from, to) / 7.0;
    }
}
