package org.encorecrm.scenario;

import java.util.Locale;

/** What ends a run early; looked at before each step. */
public enum StopWhen {
    LEFT_SEGMENT,
    ORDERED,
    NEVER;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
