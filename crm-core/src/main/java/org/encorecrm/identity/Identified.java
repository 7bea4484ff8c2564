package org.encorecrm.identity;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who a document is about.
 *
 * @param customerId null while only a visitor is named whom nobody has identified
 */
public record Identified(@Nullable Long customerId, Outcome outcome, List<Merged> merges) {

    /** The customer of a document that names a person. */
    public long id() {
        if (customerId == null) {
            throw new IllegalStateException("nobody is identified");
        }
        return customerId;
    }
}
