package org.encorecrm.metrics;

import java.util.Arrays;
import java.util.Locale;

/** Where a customer stands in the life with the shop, in the order of that life. */
public enum Stage {
    /** Never bought. */
    NEWCOMER,
    /** Never bought, but keeps visiting. */
    CAUTIOUS,
    /** Has bought, not regularly yet. */
    DEVELOPING,
    /** Buys regularly. */
    MATURE,
    /** Bought regularly and stopped. */
    CLOSE_TO_LOSS,
    /** Has bought; neither purchase nor visit for long. */
    LOST;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Stage of(String code) {
        return Arrays.stream(values())
                .filter(stage -> stage.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(code));
    }
}
