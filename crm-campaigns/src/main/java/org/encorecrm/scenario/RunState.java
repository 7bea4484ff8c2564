package org.encorecrm.scenario;

import java.util.Locale;

/** Where a run is. HELD_OUT was left alone for comparison; DEAD used up its attempts and waits for a person. */
public enum RunState {
    ACTIVE,
    PAUSED,
    DONE,
    STOPPED,
    HELD_OUT,
    MERGED,
    DEAD;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static RunState of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
