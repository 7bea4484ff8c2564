package org.encorecrm.demo.shop;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/**
 * What decides everything about a generated shop.
 *
 * @param now the moment history ends; kept, so that an interrupted generation goes on with the same shop
 */
public record Plan(long seed, int customers, Instant now, ZoneId zone) {

    private static final Duration AGE = Duration.ofDays(3 * 365);

    /** The day the shop opened. */
    public Instant opened() {
        return now.minus(AGE);
    }
}
