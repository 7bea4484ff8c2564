package org.encorecrm.task;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A task as others see it. */
public record TaskView(
        long id,
        String title,
        long customerId,
        @Nullable String assignee,
        Instant dueAt,
        TaskState state,
        @Nullable String heldReason,
        @Nullable TaskOutcome outcome,
        @Nullable String comment,
        @Nullable Instant nextCallAt,
        @Nullable String scenario,
        Instant createdAt,
        @Nullable Instant doneAt,
        @Nullable String doneBy,
        int version) {}
