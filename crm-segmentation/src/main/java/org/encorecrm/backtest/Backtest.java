package org.encorecrm.backtest;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.encorecrm.criteria.Criterion;
import org.encorecrm.support.Span;
import org.encorecrm.support.WorkState;
import org.jspecify.annotations.Nullable;

/**
 * A backtest, running or over.
 *
 * @param criteria as asked
 * @param segment whose criteria they are, null when they are nobody's
 * @param scenario whose runs are counted too
 * @param done how many of {@code total} days are done
 * @param asKnownNow the fields that have no history
 */
public record Backtest(
        long id,
        WorkState state,
        Criterion criteria,
        @Nullable String segment,
        @Nullable String scenario,
        LocalDate from,
        LocalDate to,
        Span step,
        int done,
        int total,
        List<String> asKnownNow,
        Instant askedAt,
        Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable String failure) {

    public boolean isRunning() {
        return state == WorkState.RUNNING;
    }

    /** From 0 to 100. */
    public int percent() {
        return state.percent(done, total);
    }

    public boolean countsRuns() {
        return scenario != null;
    }
}
