package org.encorecrm.segment;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Whether customers come and go by themselves, or stay as they were put in. */
public enum SegmentKind {
    DYNAMIC,
    STATIC;

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static SegmentKind of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
