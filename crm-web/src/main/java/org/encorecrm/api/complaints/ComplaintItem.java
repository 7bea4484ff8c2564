package org.encorecrm.api.complaints;

import java.time.Instant;
import org.encorecrm.complaint.ComplaintView;
import org.jspecify.annotations.Nullable;

/** A complaint as the API answers it. */
record ComplaintItem(
        String id,
        String customerId,
        String text,
        @Nullable String orderId,
        @Nullable String orderNumber,
        @Nullable String sku,
        String origin,
        @Nullable String owner,
        Instant dueAt,
        boolean overdue,
        String state,
        @Nullable String answer,
        Instant createdAt,
        @Nullable Instant resolvedAt,
        @Nullable String resolvedBy,
        int version) {

    static ComplaintItem of(ComplaintView complaint) {
        var order = complaint.orderId();
        return new ComplaintItem(
                String.valueOf(complaint.id()),
                String.valueOf(complaint.customerId()),
                complaint.text(),
                order == null ? null : String.valueOf(order),
                complaint.orderNumber(),
                complaint.sku(),
                complaint.origin(),
                complaint.owner(),
                complaint.dueAt(),
                complaint.overdue(),
                complaint.state().code(),
                complaint.answer(),
                complaint.createdAt(),
                complaint.resolvedAt(),
                complaint.resolvedBy(),
                complaint.version());
    }
}
