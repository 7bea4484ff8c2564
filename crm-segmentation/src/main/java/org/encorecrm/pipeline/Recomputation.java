package org.encorecrm.pipeline;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A full recomputation, running or over.
 *
 * @param rewritten customers whose kept figures or scores changed
 * @param skipped customers who could not be evaluated and wait among the dead changes
 */
public record Recomputation(
        long id,
        State state,
        long done,
        long total,
        long rewritten,
        long skipped,
        Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable String failure) {

    /** Where a recomputation stands. */
    public enum State {
        RUNNING,
        DONE,
        CANCELLED,
        FAILED
    }

    public boolean running() {
        return state == State.RUNNING;
    }

    /** From 0 to 100. */
    public int percent() {
        return total == 0 || state == State.DONE ? 100 : (int) Math.min(100, done * 100 / total);
    }
}
