package org.encorecrm.criteria;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.encorecrm.metrics.PastCuts;
import org.jspecify.annotations.Nullable;

/**
 * When and about whom a criterion is asked, and in which calendar.
 *
 * @param abandonedAfter how long a cart rests before it counts as abandoned
 * @param cuts by what a past is cut of which no boundaries of scores were kept; null for the present
 */
public record Asking(
        Instant now,
        ZoneId zone,
        Among among,
        Duration abandonedAfter,
        @Nullable PastCuts cuts) {

    /** About the present: figures are read as kept. */
    Asking(Instant now, ZoneId zone, Among among, Duration abandonedAfter) {
        this(now, zone, among, abandonedAfter, null);
    }

    /** Whether figures are computed from facts up to {@code now} instead of read as kept: the past. */
    public boolean fromFacts() {
        return cuts != null;
    }

    /** The same asked at another moment. */
    Asking at(Instant moment) {
        return new Asking(moment, zone, among, abandonedAfter, cuts);
    }

    /** The same about others. */
    Asking about(Among others) {
        return new Asking(now, zone, others, abandonedAfter, cuts);
    }

    public LocalDate today() {
        return now.atZone(zone).toLocalDate();
    }
}
