package org.encorecrm.api.webhooks;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Set;
import org.encorecrm.webhook.WebhookEvent;
import org.encorecrm.webhook.WebhookView;
import org.jspecify.annotations.Nullable;

/**
 * A webhook as the API shows it.
 *
 * @param secret to check signatures with; only in the answer that made it
 */
record WebhookItem(
        String id,
        String name,
        String url,
        Set<WebhookEvent> events,
        boolean active,
        int failures,
        Instant createdAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String secret) {

    static WebhookItem of(WebhookView webhook, @Nullable String secret) {
        return new WebhookItem(
                String.valueOf(webhook.id()),
                webhook.name(),
                webhook.url(),
                webhook.events(),
                webhook.active(),
                webhook.failures(),
                webhook.createdAt(),
                secret);
    }
}
