package org.encorecrm.task;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a person does with a task.
 *
 * @param state null when it stays as it is
 * @param nextCallAt when to try again: until then a snoozed task waits; a done one is followed by another task
 * @param by login of the person, or the name of the API key
 */
public record TaskChange(
        @Nullable TaskState state,
        @Nullable TaskOutcome outcome,
        @Nullable String comment,
        @Nullable Instant nextCallAt,
        String by) {}
