package org.encorecrm.office.tasks;

import java.io.Serializable;
import java.util.Locale;
import org.encorecrm.task.TaskChange;
import org.encorecrm.task.TaskOutcome;
import org.encorecrm.task.TaskState;
import org.jspecify.annotations.Nullable;

/** What somebody did with a task: the button pressed is an outcome or a state. The session keeps it while errors are shown. */
record TaskForm(
        int version,
        @Nullable String state,
        @Nullable String outcome,
        @Nullable String comment,
        @Nullable String nextCallAt)
        implements Serializable {

    TaskChange change(NextCall moments, String by) {
        return new TaskChange(
                outcome == null ? wantedState() : TaskState.DONE,
                outcome == null ? null : TaskOutcome.valueOf(outcome.toUpperCase(Locale.ROOT)),
                comment == null || comment.isBlank() ? null : comment.strip(),
                moments.read(nextCallAt),
                by);
    }

    private @Nullable TaskState wantedState() {
        return state == null ? null : TaskState.valueOf(state.toUpperCase(Locale.ROOT));
    }
}
