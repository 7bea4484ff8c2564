package org.encorecrm.webhook;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One telling.
 *
 * @param status of the last answer
 * @param detail the beginning of that answer, or why there was none
 */
public record DeliveryView(
        long id,
        String event,
        DeliveryState state,
        int attempts,
        @Nullable Integer status,
        @Nullable String detail,
        String body,
        Instant createdAt,
        Instant stateAt) {}
