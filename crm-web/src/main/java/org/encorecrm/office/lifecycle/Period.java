package org.encorecrm.office.lifecycle;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** From the beginning of one day of the shop to the end of another, or to now where that day is not over. */
public record Period(LocalDate from, LocalDate to, LocalDate today, boolean mistyped) {

    private static final int USUAL_DAYS = 30;

    static Period of(@Nullable String from, @Nullable String to, LocalDate today) {
        var first = day(from);
        var last = day(to);
        var usual = new Period(today.minusDays(USUAL_DAYS), today, today, false);
        var asked = new Period(
                first == null ? usual.from : first, last == null || last.isAfter(today) ? today : last, today, false);
        var wrong = isTyped(from) && first == null || isTyped(to) && last == null || asked.from.isAfter(asked.to);
        return wrong ? new Period(usual.from, usual.to, today, true) : asked;
    }

    private static boolean isTyped(@Nullable String text) {
        return text != null && !text.isBlank();
    }

    private static @Nullable LocalDate day(@Nullable String text) {
        try {
            var day = text == null || text.isBlank() ? null : LocalDate.parse(text);
            return day == null || day.getYear() < 1990 || day.getYear() > 2200 ? null : day;
        } catch (DateTimeException notADate) {
            return null;
        }
    }

    public Period back(int days) {
        return new Period(today.minusDays(days), today, today, false);
    }

    Instant start(ZoneId zone) {
        return from.atStartOfDay(zone).toInstant();
    }

    Instant end(ZoneId zone, Instant now) {
        var end = to.plusDays(1).atStartOfDay(zone).toInstant();
        return end.isAfter(now) ? now : end;
    }
}
