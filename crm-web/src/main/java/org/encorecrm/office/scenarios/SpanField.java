package org.encorecrm.office.scenarios;

import java.time.DateTimeException;
import java.util.List;
import org.encorecrm.support.Span;
import org.jspecify.annotations.Nullable;

/**
 * A length of time as a form holds it: a number and its unit.
 *
 * @param iso what they were made of, which holds while nobody changes them; empty where there was nothing
 */
record SpanField(String amount, String unit, String iso) {

    static final List<String> UNITS = List.of("minutes", "hours", "days", "weeks", "months");

    static SpanField of(@Nullable Span span) {
        if (span == null) {
            return new SpanField("", "days", "");
        }
        var days = span.days();
        var hours = span.hours();
        if (hours.isZero()) {
            return days.toTotalMonths() > 0 && days.getDays() == 0
                    ? of(days.toTotalMonths(), "months", span)
                    : of(days.toTotalMonths() * 30 + days.getDays(), "days", span);
        }
        var minutes = hours.plusDays(days.toTotalMonths() * 30 + days.getDays()).toMinutes();
        return minutes % 60 == 0 ? of(minutes / 60, "hours", span) : of(minutes, "minutes", span);
    }

    private static SpanField of(long amount, String unit, Span span) {
        return new SpanField(String.valueOf(amount), unit, span.toString());
    }

    /** In ISO-8601; what is not a number stays what it is and is refused by whoever reads it. */
    String meant() {
        return isUntouched() ? iso : typed();
    }

    private boolean isUntouched() {
        try {
            return !iso.isEmpty() && of(Span.parse(iso)).equals(new SpanField(amount.strip(), unit, iso));
        } catch (DateTimeException | ArithmeticException unreadable) {
            return false;
        }
    }

    private String typed() {
        return switch (unit) {
            case "minutes" -> "PT" + amount.strip() + "M";
            case "hours" -> "PT" + amount.strip() + "H";
            case "weeks" -> "P" + amount.strip() + "W";
            case "months" -> "P" + amount.strip() + "M";
            default -> "P" + amount.strip() + "D";
        };
    }
}
