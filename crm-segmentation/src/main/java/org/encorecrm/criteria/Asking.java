package org.encorecrm.criteria;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * When and about whom a criterion is asked, and in which calendar.
 *
 * @param fromFacts whether figures are computed from facts up to {@code now} instead of read as kept: the past
 * @param abandonedAfter how long a cart rests before it counts as abandoned
 */
public record Asking(Instant now, ZoneId zone, Among among, boolean fromFacts, Duration abandonedAfter) {

    /** The same asked at another moment. */
    Asking at(Instant moment) {
        return new Asking(moment, zone, among, fromFacts, abandonedAfter);
    }

    /** The same about others. */
    Asking about(Among others) {
        return new Asking(now, zone, others, fromFacts, abandonedAfter);
    }

    public LocalDate today() {
        return now.atZone(zone).toLocalDate();
    }
}
