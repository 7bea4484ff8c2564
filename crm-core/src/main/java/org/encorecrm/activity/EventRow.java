package org.encorecrm.activity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event about to be written.
 *
 * @param line its place among the messages taken in together
 * @param items of a cart, as JSON
 */
record EventRow(
        int line,
        EventMessage message,
        Instant at,
        @Nullable Long customerId,
        @Nullable String category,
        @Nullable String items) {}
