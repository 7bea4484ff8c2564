package org.encorecrm.retention;

import java.time.Instant;
import java.time.Period;

/** A kind of data that need not be kept for ever. Every bean of this type has a row in the settings. */
public interface Perishable {

    /** A word; its texts are {@code retention.kind.<kind>} and {@code retention.kind.<kind>.note} in the bundles. */
    String kind();

    /** How long it is kept unless the administrator says otherwise: an ISO-8601 period, empty for ever. */
    String usually();

    /** It may not be kept for less. */
    default Period atLeast() {
        return Period.ofDays(1);
    }

    /** How many rows are older, up to {@link #MOST_COUNTED} and one. */
    long count(Instant before);

    /** Deletes some of the older ones, in a transaction of the worker's; answers how many, 0 when none are left. */
    int deleteSome(Instant before);

    long MOST_COUNTED = 1_000_000;
}
