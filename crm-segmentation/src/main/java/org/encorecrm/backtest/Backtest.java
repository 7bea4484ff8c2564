package org.encorecrm.backtest;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.encorecrm.criteria.Criterion;
import org.encorecrm.support.Span;
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
        State state,
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

    /** Where a backtest stands. */
    public enum State {
        RUNNING,
        DONE,
        CANCELLED,
        FAILED;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public boolean isRunning() {
        return state == State.RUNNING;
    }

    /** From 0 to 100. */
    public int percent() {
        return total == 0 ? 100 : done * 100 / total;
    }

    public boolean countsRuns() {
        return scenario != null;
    }
}
