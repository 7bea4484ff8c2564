package org.encorecrm.ordering;

import org.jspecify.annotations.Nullable;

/**
 * What became of a status.
 *
 * @param id the order's, null while it has not arrived
 */
public record StatusResult(
        Outcome outcome, @Nullable Long id, @Nullable Long customerId) {

    /** What a status did. */
    public enum Outcome {
        UPDATED,
        UNCHANGED,
        /** There is no such order yet: the status waits for it. */
        KEPT
    }
}
