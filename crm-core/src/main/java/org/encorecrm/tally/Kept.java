package org.encorecrm.tally;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A question somebody asked, with its last answer. */
record Kept(
        @Nullable String answer,
        @Nullable Instant asOf,
        @Nullable Duration took,
        @Nullable Instant wantedAt,
        boolean failed,
        boolean triedLongAgo) {

    static final Kept NOTHING = new Kept(null, null, null, null, false, true);

    Kept wantedSince(Instant wantedAt) {
        return new Kept(answer, asOf, took, wantedAt, failed, triedLongAgo);
    }
}
