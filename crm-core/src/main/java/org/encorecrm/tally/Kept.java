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
        boolean triedLongAgo) {}
