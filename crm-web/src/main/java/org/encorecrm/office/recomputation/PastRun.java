package org.encorecrm.office.recomputation;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.encorecrm.pipeline.Recomputation;
import org.encorecrm.support.WorkState;
import org.jspecify.annotations.Nullable;

/** A recomputation that is over, as a line of the table. */
record PastRun(
        String state,
        String tone,
        Instant startedAt,
        long seconds,
        long done,
        long rewritten,
        long skipped,
        @Nullable String failure) {

    static PastRun of(Recomputation run) {
        var took = Duration.between(run.startedAt(), Objects.requireNonNullElse(run.finishedAt(), run.startedAt()));
        return new PastRun(
                run.state().code(),
                tone(run.state()),
                run.startedAt(),
                Math.max(1, took.toSeconds()),
                run.done(),
                run.rewritten(),
                run.skipped(),
                run.failure());
    }

    private static String tone(WorkState state) {
        return switch (state) {
            case DONE -> "good";
            case CANCELLED -> "warm";
            default -> "bad";
        };
    }
}
