package org.encorecrm.duplicate;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.encorecrm.change.Backlog;
import org.encorecrm.intake.Imports;

/**
 * Nobody waits for a duplicate, but people wait for figures and for the end of an import: meanwhile comparing steps
 * aside. It is the dearest part of a new customer by far: half of what an import of customers costs altogether.
 */
final class Courtesy {

    private static final Duration BEHIND = Duration.ofMillis(500);

    /** Not for ever: a night of imports must not keep live customers from being compared. */
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final Backlog backlog;
    private final Imports imports;
    private final LongSupplier nanos;
    private long worked;

    Courtesy(Backlog backlog, Imports imports, LongSupplier nanos) {
        this.backlog = backlog;
        this.imports = imports;
        this.nanos = nanos;
        this.worked = nanos.getAsLong();
    }

    /** Whether to leave this turn to others. */
    boolean stepsAside() {
        var now = nanos.getAsLong();
        if (now - worked < LONGEST.toNanos() && (imports.anyRunning() || backlog.isOlderThan(BEHIND))) {
            return true;
        }
        worked = now;
        return false;
    }
}
