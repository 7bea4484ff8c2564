package org.encorecrm.demo;

import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/**
 * What the strip on top of every page shows.
 *
 * @param now business time in the shop's zone
 * @param journey the one under way
 */
record Bar(
        @Nullable Progress progress,
        ZonedDateTime now,
        boolean trafficPaused,
        @Nullable Journey journey) {

    public boolean isOpening() {
        return progress != null && !progress.open();
    }

    /** Whether it changes by itself within seconds. */
    public boolean isBusy() {
        return isOpening() || journey != null;
    }
}
