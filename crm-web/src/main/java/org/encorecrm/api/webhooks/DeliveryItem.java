package org.encorecrm.api.webhooks;

import java.time.Instant;
import org.encorecrm.webhook.DeliveryState;
import org.encorecrm.webhook.DeliveryView;
import org.jspecify.annotations.Nullable;

/** A delivery as the API shows it. */
record DeliveryItem(
        String id,
        String event,
        DeliveryState state,
        int attempts,
        @Nullable Integer status,
        @Nullable String detail,
        String body,
        Instant createdAt,
        Instant stateAt) {

    static DeliveryItem of(DeliveryView delivery) {
        return new DeliveryItem(
                String.valueOf(delivery.id()),
                delivery.event(),
                delivery.state(),
                delivery.attempts(),
                delivery.status(),
                delivery.detail(),
                delivery.body(),
                delivery.createdAt(),
                delivery.stateAt());
    }
}
