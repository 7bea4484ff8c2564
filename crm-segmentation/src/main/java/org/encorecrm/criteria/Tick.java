package org.encorecrm.criteria;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.encorecrm.support.Span;

/** The time from one moment, exclusive, to a later one, inclusive. */
public record Tick(Instant from, Instant to, ZoneId zone, Duration abandonedAfter) {

    private static final Duration LONGEST_JUMP = Duration.ofHours(3);

    /** Where facts lie that a window of this length lets go during the tick. */
    Range leaving(Span window) {
        var low = window.before(from, zone);
        var high = window.before(to, zone);
        if (clocksChange(low) || clocksChange(from)) {
            // Around a change of the clocks the edge of a window may jump, even backwards.
            return new Range(low.minus(LONGEST_JUMP), high.plus(LONGEST_JUMP));
        }
        return new Range(low, high);
    }

    private boolean clocksChange(Instant near) {
        var day = Duration.ofDays(1);
        var next = zone.getRules().nextTransition(near.minus(day));
        var length = Duration.between(from, to);
        return next != null && !next.getInstant().isAfter(near.plus(length).plus(day));
    }

    Range itself() {
        return new Range(from, to);
    }

    LocalDate firstDay() {
        return from.atZone(zone).toLocalDate();
    }

    LocalDate lastDay() {
        return to.atZone(zone).toLocalDate();
    }

    /** Whether the shop's midnight lies in it. */
    boolean newDay() {
        return lastDay().isAfter(firstDay());
    }

    /** (after, upTo] */
    record Range(Instant after, Instant upTo) {

        Range minus(Duration length) {
            return new Range(after.minus(length), upTo.minus(length));
        }

        Sql covers(Sql moment) {
            return Sql.of("%s > ? and %s <= ?", moment, after, moment, upTo);
        }
    }
}
