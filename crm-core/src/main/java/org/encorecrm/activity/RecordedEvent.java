package org.encorecrm.activity;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * An event as it was written.
 *
 * @param customerId whose it is, null while nobody knows
 * @param quiet history: it is known, but starts nothing
 */
public record RecordedEvent(
        long id,
        ObjectNode properties,
        EventMessage message,
        @Nullable Long customerId,
        boolean quiet) {}
