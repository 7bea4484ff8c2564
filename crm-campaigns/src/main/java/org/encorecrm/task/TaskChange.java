package org.encorecrm.task;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a person does with a task.
 *
 * @param nextCallAt when to try again: until then a snoozed task waits; a done one is followed by another task
 * @param by login of the person, or the name of the API key
 */
public record TaskChange(
        TaskState state,
        @Nullable TaskOutcome outcome,
        @Nullable String comment,
        @Nullable Instant nextCallAt,
        String by) {}
