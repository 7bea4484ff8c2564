package org.encorecrm.metrics;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whose purchases are to be scored, as of when, and where the scores are cut.
 *
 * @param category empty as null: the whole shop
 */
public record RfmQuestion(
        Instant asOf,
        Cuts cuts,
        @Nullable String category,
        @Nullable String source) {

    public RfmQuestion {
        category = category == null || category.isEmpty() ? null : category;
    }

    /** The category itself and everything below it, as a pattern. */
    @Nullable
    String below() {
        return category == null ? null : category.replaceAll("([\\\\%_])", "\\\\$1") + "/%";
    }
}
