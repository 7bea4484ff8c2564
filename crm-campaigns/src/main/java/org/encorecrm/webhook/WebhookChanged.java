package org.encorecrm.webhook;

import org.jspecify.annotations.Nullable;

/**
 * Published in the transaction of the change itself.
 *
 * @param before null for a new one
 * @param after null for one that was removed; equal to {@code before} when only the secret is new
 */
public record WebhookChanged(
        @Nullable WebhookView before, @Nullable WebhookView after) {}
