package org.encorecrm.complaint;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A complaint as others see it. */
public record ComplaintView(
        long id,
        long customerId,
        @Nullable String customerName,
        String text,
        @Nullable Long orderId,
        @Nullable String orderNumber,
        @Nullable String sku,
        @Nullable String product,
        String origin,
        @Nullable String author,
        @Nullable String owner,
        Instant dueAt,
        boolean overdue,
        ComplaintState state,
        @Nullable String answer,
        Instant createdAt,
        @Nullable Instant resolvedAt,
        @Nullable String resolvedBy,
        int version) {

    public boolean resolved() {
        return state == ComplaintState.RESOLVED;
    }
}
