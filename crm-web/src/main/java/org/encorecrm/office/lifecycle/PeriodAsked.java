package org.encorecrm.office.lifecycle;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/**
 * A question about a period of whole days of the shop; the last may not be over.
 *
 * @param segments keys, in order; empty where stages are asked about
 */
record PeriodAsked(List<String> segments, LocalDate from, LocalDate to) {

    static PeriodAsked of(List<String> segments, Period period) {
        return new PeriodAsked(segments, period.from(), period.to());
    }

    Instant start(ZoneId zone) {
        return period().start(zone);
    }

    Instant end(ZoneId zone, Instant now) {
        return period().end(zone, now);
    }

    private Period period() {
        return new Period(from, to, to, false);
    }
}
