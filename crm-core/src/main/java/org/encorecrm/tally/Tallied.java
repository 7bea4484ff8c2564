package org.encorecrm.tally;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known about a question.
 *
 * @param answer null while it is counted for the first time, or could not be
 * @param asOf the business time the answer is of
 * @param countingSince when somebody began to wait for a newer one, by the clock of the wall; null when nobody does
 * @param seconds how long counting took the last time
 * @param failed whether the last try came to nothing
 */
public record Tallied<A>(
        @Nullable A answer,
        @Nullable Instant asOf,
        @Nullable Instant countingSince,
        @Nullable Long seconds,
        boolean failed) {

    static <A> Tallied<A> now(A answer, Instant now) {
        return new Tallied<>(answer, now, null, null, false);
    }

    public boolean isCounting() {
        return countingSince != null;
    }

    /** Whether it was counted before one asked: then one wants to know when. */
    public boolean isKept() {
        return answer != null && seconds != null;
    }
}
