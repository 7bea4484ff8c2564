package org.encorecrm.retention;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One deletion of what is too old.
 *
 * @param askedBy a login; null when it was the night
 * @param deleted rows by kind
 */
public record RetentionRun(
        long id,
        String state,
        @Nullable String askedBy,
        Instant startedAt,
        @Nullable Instant finishedAt,
        Map<String, Long> deleted,
        @Nullable String failure) {

    public long total() {
        return deleted.values().stream().mapToLong(Long::longValue).sum();
    }
}
