package org.encorecrm.activity;

import org.jspecify.annotations.Nullable;

/**
 * What became of one event.
 *
 * @param id the event's here
 * @param customerId whose it is; null while the visitor is not identified
 */
public record EventResult(
        Outcome outcome, long id, @Nullable Long customerId) {

    /** What a message about an event did. */
    public enum Outcome {
        CREATED,
        /** An event with this id is known already. */
        UNCHANGED
    }
}
