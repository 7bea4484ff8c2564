package org.encorecrm.scenario;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A run as others see it. The customer is the survivor where records have been merged. */
public record RunView(
        long id,
        long customerId,
        @Nullable String customerName,
        RunState state,
        @Nullable String reason,
        int revision,
        String step,
        Instant startedAt,
        Instant dueAt,
        @Nullable Instant finishedAt,
        int attempts) {}
