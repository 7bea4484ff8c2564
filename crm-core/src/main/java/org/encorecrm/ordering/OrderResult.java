package org.encorecrm.ordering;

import java.util.List;
import org.encorecrm.support.Violation;
import org.jspecify.annotations.Nullable;

/**
 * What became of one order message.
 *
 * @param id the order's, null when the message was rejected
 * @param customerId whose the order is now
 */
public record OrderResult(
        Outcome outcome, @Nullable Long id, @Nullable Long customerId, List<Violation> errors) {

    /** What a message did to its order. */
    public enum Outcome {
        CREATED,
        UPDATED,
        UNCHANGED,
        REJECTED
    }

    static OrderResult rejected(List<Violation> errors) {
        return new OrderResult(Outcome.REJECTED, null, null, errors);
    }
}
