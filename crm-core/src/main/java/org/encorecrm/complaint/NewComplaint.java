package org.encorecrm.complaint;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A complaint to be written down.
 *
 * @param orderId what it is about, if that is known; as is {@code sku}
 * @param origin where it came from: office, api or event
 * @param author login of whoever wrote it down
 * @param owner a login; null for the customer's manager, and for nobody where there is none
 * @param dueAt null for so many working days from now as the settings say
 */
public record NewComplaint(
        long customerId,
        String text,
        @Nullable Long orderId,
        @Nullable String sku,
        String origin,
        @Nullable String author,
        @Nullable Long eventId,
        @Nullable String owner,
        @Nullable Instant dueAt) {}
