package org.encorecrm.scenario;

import java.util.Locale;

/** What starts a run: a customer entered or left the segment with this key. */
public record Trigger(On on, String segment) {

    /** The direction of the move. */
    public enum On {
        SEGMENT_ENTERED,
        SEGMENT_LEFT;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
