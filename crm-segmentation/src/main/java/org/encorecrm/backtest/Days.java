package org.encorecrm.backtest;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.encorecrm.support.Span;

/** The days of a backtest, and the moments at which it looks. */
record Days(LocalDate from, LocalDate to, Span step, ZoneId zone, Instant askedAt) {

    List<LocalDate> all() {
        return Stream.iterate(0, n -> n + 1)
                .map(this::day)
                .takeWhile(day -> !day.isAfter(to))
                .toList();
    }

    /** Counted from the first, so that months keep their day. */
    private LocalDate day(int n) {
        return from.plus(step.days().multipliedBy(n));
    }

    /** The step before the first. */
    LocalDate before() {
        return day(-1);
    }

    /** The end of that day, or the moment somebody asked: whatever comes first. */
    Instant endOf(LocalDate day) {
        var midnight = day.plusDays(1).atStartOfDay(zone).toInstant();
        var end = midnight.minus(1, ChronoUnit.MICROS);
        return end.isAfter(askedAt) ? askedAt : end;
    }
}
