package org.encorecrm.task;

import java.util.Locale;

/** Where a task is. HELD never reached a desk: the shop is not live and the customer is not on the allow-list. */
public enum TaskState {
    OPEN,
    CLAIMED,
    SNOOZED,
    DONE,
    HELD;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
