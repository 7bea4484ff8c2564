package org.encorecrm.webhook;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A webhook as it is.
 *
 * @param failures tries in a row that came to nothing, whatever was told
 * @param restUntil nothing is tried before, because of them
 */
public record WebhookView(
        long id,
        int version,
        String name,
        String url,
        Set<WebhookEvent> events,
        boolean active,
        Instant createdAt,
        int failures,
        @Nullable Instant restUntil) {}
