package org.encorecrm.support;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How long to wait before the next attempt: twice as long each time, and never all at the same moment.
 *
 * @param spread how far from the exact wait chance may go, as a part of it
 */
public record Backoff(Duration first, Duration longest, double spread) {

    private static final int MOST_DOUBLINGS = 20;

    /** @param failures that came before this wait, without the latest */
    public Duration after(int failures) {
        var doubled = first.multipliedBy(1L << Math.min(failures, MOST_DOUBLINGS));
        var wait = doubled.compareTo(longest) > 0 ? longest : doubled;
        return Duration.ofMillis(
                (long) (wait.toMillis() * ThreadLocalRandom.current().nextDouble(1 - spread, 1 + spread)));
    }
}
