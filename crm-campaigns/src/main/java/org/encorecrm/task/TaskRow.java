package org.encorecrm.task;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A task in a list, with the names of what it refers to. */
public record TaskRow(
        TaskView task,
        @Nullable String customerName,
        @Nullable String scenarioName,
        boolean overdue) {

    /** When somebody should turn to it. */
    public Instant turn() {
        var again = task.nextCallAt();
        return again == null ? task.dueAt() : again;
    }
}
