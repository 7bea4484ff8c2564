package org.encorecrm.ordering;

import org.encorecrm.ordering.OrderProgress.Content;
import org.jspecify.annotations.Nullable;

/** An order about to be written. */
record OrderRow(
        Content content,
        OrderProgress progress,
        long customerId,
        StatusVersion status,
        String currency,
        Figures figures) {

    /** What remains of an erased customer has no address and came from nowhere. */
    boolean isNobodys() {
        return customerId < 0;
    }

    OrderKey key() {
        return content.message().key();
    }

    OrderMessage message() {
        return content.message().order();
    }

    @Nullable
    Long knownId() {
        var known = progress.known();
        return known == null ? null : known.id();
    }

    /** Whether its lines must be written: not when the shop only sent the same content again with a later time. */
    boolean hasNewLines() {
        var known = progress.known();
        return known == null
                || !known.content().hasHash(content.version().hash())
                || known.customerId() != customerId
                || !known.placedAt().equals(content.placedAt());
    }
}
