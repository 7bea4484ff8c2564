package org.encorecrm.criteria;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.encorecrm.support.Span;
import org.jspecify.annotations.Nullable;

/** Which stretch of time counts. What lies after the moment of asking never does. */
public sealed interface Window {

    Window ALWAYS = new Always();

    record Always() implements Window {}

    /** (now − span, now] */
    record Within(Span span) implements Window {}

    /** From a moment or the start of a day, inclusive, to a moment, exclusive, or the end of a day. */
    record Between(Operand.@Nullable Scalar from, Operand.@Nullable Scalar to) implements Window {

        @Nullable
        Instant start(ZoneId zone) {
            return from == null ? null : startOf(from, zone);
        }

        @Nullable
        Instant end(ZoneId zone) {
            return to == null ? null : endOf(to, zone);
        }
    }

    static Instant startOf(Operand.Scalar moment, ZoneId zone) {
        return moment instanceof Operand.Day day ? start(day.value(), zone) : ((Operand.Moment) moment).value();
    }

    static Instant endOf(Operand.Scalar moment, ZoneId zone) {
        return moment instanceof Operand.Day day
                ? start(day.value().plusDays(1), zone)
                : ((Operand.Moment) moment).value();
    }

    private static Instant start(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant();
    }
}
