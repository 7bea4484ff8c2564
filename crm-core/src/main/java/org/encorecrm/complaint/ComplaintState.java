package org.encorecrm.complaint;

import java.util.Locale;

/** How far a complaint is. */
public enum ComplaintState {
    OPEN,
    IN_PROGRESS,
    RESOLVED;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static ComplaintState of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
