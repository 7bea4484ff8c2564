package org.encorecrm.segment;

import java.time.Instant;
import org.encorecrm.change.Cause;

/**
 * Why and when memberships are written.
 *
 * @param batch the number that all moves of the occasion share
 * @param actingIds whose moves may act, as far as their cause lets them
 * @param filling whether the segment is filled, new or edited: then they act without being news
 */
record Occasion(long batch, long[] actingIds, Cause cause, Instant now, boolean filling) {

    Occasion(long batch, long[] actingIds, Cause cause, Instant now) {
        this(batch, actingIds, cause, now, false);
    }
}
