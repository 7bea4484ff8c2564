package org.encorecrm.task;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A task to be put on a desk.
 *
 * @param assignee a login that settles the matter, null to let {@code assignment} decide
 * @param dedupKey what may make it only once, null for a task made by hand
 */
public record NewTask(
        long customerId,
        String title,
        Assignment assignment,
        @Nullable String assignee,
        Instant dueAt,
        @Nullable String scenario,
        @Nullable Long runId,
        @Nullable String dedupKey) {}
