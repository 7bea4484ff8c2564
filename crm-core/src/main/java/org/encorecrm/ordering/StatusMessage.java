package org.encorecrm.ordering;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An order's status as the shop reports it.
 *
 * @param at when the order got there; now when absent
 */
public record StatusMessage(
        String source,
        String externalId,
        String status,
        @Nullable Instant at,
        @Nullable String comment) {}
