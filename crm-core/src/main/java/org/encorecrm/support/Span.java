package org.encorecrm.support;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;

/**
 * A length of time as people plan it, in ISO-8601: {@code P7D}, {@code PT1H}, {@code P1MT12H}. Days and longer are
 * calendar days in a zone, hours and shorter are exact.
 */
public record Span(Period days, Duration hours) {

    public static Span parse(String text) {
        var time = text.indexOf('T');
        if (time < 0) {
            return new Span(Period.parse(text), Duration.ZERO);
        }
        var hours = Duration.parse("P" + text.substring(time));
        return new Span(time == 1 ? Period.ZERO : Period.parse(text.substring(0, time)), hours);
    }

    public Instant after(Instant start, ZoneId zone) {
        try {
            return start.atZone(zone).plus(days).toInstant().plus(hours);
        } catch (DateTimeException | ArithmeticException tooFar) {
            throw new IllegalArgumentException("too long: " + this, tooFar);
        }
    }

    /**
     * The moment this long ago, by the calendar of the zone. Where the month back then was shorter, all of it is this
     * long ago, to its last microsecond: as time goes on this moment never goes back, and what was past stays so.
     */
    public Instant before(Instant moment, ZoneId zone) {
        var now = moment.atZone(zone);
        var then = now.toLocalDateTime().minusMonths(days.toTotalMonths());
        if (then.getDayOfMonth() < now.getDayOfMonth()) {
            then = then.toLocalDate().plusDays(1).atStartOfDay().minus(1, ChronoUnit.MICROS);
        }
        return ZonedDateTime.ofLocal(then.minusDays(days.getDays()), zone, now.getOffset())
                .toInstant()
                .minus(hours);
    }

    /** The day this many whole days ago. */
    public LocalDate before(LocalDate day) {
        return day.minus(days);
    }

    public LocalDate after(LocalDate day) {
        return day.plus(days);
    }

    public boolean isWholeDays() {
        return hours.isZero();
    }

    public boolean isPositive() {
        return !days.isNegative() && !hours.isNegative() && !(days.isZero() && hours.isZero());
    }

    /** Up to ten years: what is longer is a mistake, and far from where dates end. */
    public boolean isShort() {
        return days.toTotalMonths() * 31L + days.getDays() + hours.toDays() <= 3720;
    }

    @Override
    public String toString() {
        if (hours.isZero()) {
            return days.toString();
        }
        return (days.isZero() ? "P" : days.toString()) + hours.toString().substring(1);
    }
}
