package org.encorecrm.duplicate;

import java.time.Instant;
import org.encorecrm.support.WorkState;
import org.jspecify.annotations.Nullable;

/**
 * A search through the whole base, running or over.
 *
 * @param reached how far the step has come: the last customer or key, or how many ranges of keys
 * @param last the customer with whom reading ends
 * @param done of {@code total}; reading everybody is one half of it, comparing the other
 * @param compared pairs
 * @param found pairs worth a look
 */
public record Search(
        long id,
        WorkState state,
        Step step,
        long reached,
        long last,
        long done,
        long total,
        long compared,
        long found,
        Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable String failure) {

    /** What it does: brings what is compared up to date, sorts its keys, learns from the base, compares. */
    public enum Step {
        READ,
        INDEX,
        LEARN,
        COMPARE
    }

    public boolean running() {
        return state == WorkState.RUNNING;
    }

    /** From 0 to 100. */
    public int percent() {
        return state.percent(done, total);
    }
}
