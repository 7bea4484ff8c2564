package org.encorecrm.api.tasks;

import java.time.Instant;
import org.encorecrm.task.TaskView;
import org.jspecify.annotations.Nullable;

/** A task as the API answers it. */
record TaskItem(
        String id,
        String title,
        String customerId,
        @Nullable String assignee,
        Instant dueAt,
        String state,
        @Nullable String heldReason,
        @Nullable String outcome,
        @Nullable String comment,
        @Nullable Instant nextCallAt,
        @Nullable String scenario,
        Instant createdAt,
        @Nullable Instant doneAt,
        int version) {

    static TaskItem of(TaskView task) {
        var outcome = task.outcome();
        return new TaskItem(
                String.valueOf(task.id()),
                task.title(),
                String.valueOf(task.customerId()),
                task.assignee(),
                task.dueAt(),
                task.state().code(),
                task.heldReason(),
                outcome == null ? null : outcome.code(),
                task.comment(),
                task.nextCallAt(),
                task.scenario(),
                task.createdAt(),
                task.doneAt(),
                task.version());
    }
}
