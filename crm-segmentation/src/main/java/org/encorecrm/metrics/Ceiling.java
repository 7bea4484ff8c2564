package org.encorecrm.metrics;

import java.time.Instant;

/** The moment below which the present transaction must not evaluate. */
public record Ceiling(Instant at) {

    /** The {@code :now} for somebody who reads the clock, after the metrics rows are locked. */
    public Instant orLater(Instant now) {
        return now.isAfter(at) ? now : at;
    }
}
