package org.encorecrm.support.json;

import java.util.List;
import org.encorecrm.support.Violation;
import org.jspecify.annotations.Nullable;

/** What became of one line of a batch. */
public record LineResult(
        String status, @Nullable String id, @Nullable List<Violation> errors) {

    /** @param status created, updated or unchanged */
    public static LineResult of(String status, @Nullable String id) {
        return new LineResult(status, id, null);
    }

    public static LineResult rejected(List<Violation> errors) {
        return new LineResult(BatchAnswer.REJECTED, null, errors);
    }
}
