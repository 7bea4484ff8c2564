package org.encorecrm.prediction;

import java.time.Instant;
import org.encorecrm.support.WorkState;
import org.jspecify.annotations.Nullable;

/**
 * A run: models fitted, then everybody predicted anew. Running or over.
 *
 * @param fit what came of fitting; null while it fits
 * @param basis what everybody is predicted by; null while it fits
 * @param done customers predicted
 */
public record PredictionRun(
        long id,
        WorkState state,
        @Nullable Fit fit,
        @Nullable Long basis,
        long done,
        long total,
        Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable String failure) {

    /** What came of fitting a model. */
    public enum Fit {
        /** There is a new model. */
        FITTED,
        /** The search found none; the model of before stays in use. */
        KEPT,
        /** The purchases were too few or too alike for a first one. */
        TOO_FEW
    }

    public boolean running() {
        return state == WorkState.RUNNING;
    }

    public boolean fitting() {
        return running() && basis == null;
    }

    /** From 0 to 100. */
    public int percent() {
        return state.percent(done, total);
    }
}
