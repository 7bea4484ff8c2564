package org.encorecrm.segment;

import java.time.Instant;
import org.encorecrm.change.Cause;

/**
 * Why and when memberships are written.
 *
 * @param batch the number that all moves of the occasion share
 * @param actingIds whose moves may act, as far as their cause lets them
 */
record Occasion(long batch, long[] actingIds, Cause cause, Instant now) {

    /** Filling a segment is no news about anybody. */
    boolean isFilling() {
        return cause == Cause.CREATED || cause == Cause.EDITED;
    }
}
