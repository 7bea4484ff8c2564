package org.encorecrm.support;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where a piece of long work stands; kept and shown by its code. */
public enum WorkState {
    RUNNING,
    DONE,
    CANCELLED,
    FAILED;

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static WorkState of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    /** How much of it is behind, from 0 to 100; what is done is done, whoever has gone meanwhile. */
    public int percent(long done, long total) {
        return this == DONE || total == 0 ? 100 : (int) Math.min(100, done * 100 / total);
    }
}
