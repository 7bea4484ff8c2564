package org.encorecrm.pipeline;

import java.time.Instant;
import org.encorecrm.support.WorkState;
import org.jspecify.annotations.Nullable;

/**
 * A full recomputation, running or over.
 *
 * @param rewritten customers whose kept figures or scores changed
 * @param skipped customers who could not be evaluated and wait among the dead changes
 */
public record Recomputation(
        long id,
        WorkState state,
        long done,
        long total,
        long rewritten,
        long skipped,
        Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable String failure) {

    public boolean running() {
        return state == WorkState.RUNNING;
    }

    /** From 0 to 100. */
    public int percent() {
        return state.percent(done, total);
    }
}
