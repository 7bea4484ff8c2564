package org.encorecrm.criteria;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a leaf found about a customer.
 *
 * @param found the value or the number, as the database writes it; null when absent
 * @param total what purchases sum up to
 * @param last when the last of what was counted happened
 */
record LeafAnswer(
        boolean holds,
        @Nullable String found,
        @Nullable String total,
        @Nullable Instant last) {}
