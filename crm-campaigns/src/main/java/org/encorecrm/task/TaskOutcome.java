package org.encorecrm.task;

import java.util.Locale;

/** How it ended. */
public enum TaskOutcome {
    REACHED,
    NO_ANSWER,
    DECLINED,
    ORDERED;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
