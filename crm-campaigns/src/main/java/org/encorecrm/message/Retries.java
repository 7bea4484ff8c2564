package org.encorecrm.message;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** How long to wait before the next attempt: twice as long each time, an hour at most, never all at the same moment. */
final class Retries {

    private static final Duration FIRST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofHours(1);

    private Retries() {}

    static Duration after(int attempts) {
        var doubled = FIRST.multipliedBy(1L << Math.min(attempts, 10));
        var wait = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
        return Duration.ofMillis(
                (long) (wait.toMillis() * ThreadLocalRandom.current().nextDouble(0.5, 1.5)));
    }
}
