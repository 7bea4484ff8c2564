package org.encorecrm.office.scenarios;

import java.util.List;
import org.encorecrm.support.Span;
import org.jspecify.annotations.Nullable;

/** A length of time as a form holds it: a number and its unit. */
record SpanField(String amount, String unit) {

    static final List<String> UNITS = List.of("minutes", "hours", "days", "weeks", "months");

    static SpanField of(@Nullable Span span) {
        if (span == null) {
            return new SpanField("", "days");
        }
        var days = span.days();
        var hours = span.hours();
        if (hours.isZero()) {
            return days.toTotalMonths() > 0 && days.getDays() == 0
                    ? new SpanField(String.valueOf(days.toTotalMonths()), "months")
                    : new SpanField(String.valueOf(days.toTotalMonths() * 30 + days.getDays()), "days");
        }
        var minutes = hours.plusDays(days.toTotalMonths() * 30 + days.getDays()).toMinutes();
        return minutes % 60 == 0
                ? new SpanField(String.valueOf(minutes / 60), "hours")
                : new SpanField(String.valueOf(minutes), "minutes");
    }

    /** In ISO-8601; what is not a number stays what it is and is refused by whoever reads it. */
    String iso() {
        return switch (unit) {
            case "minutes" -> "PT" + amount.strip() + "M";
            case "hours" -> "PT" + amount.strip() + "H";
            case "weeks" -> "P" + amount.strip() + "W";
            case "months" -> "P" + amount.strip() + "M";
            default -> "P" + amount.strip() + "D";
        };
    }
}
