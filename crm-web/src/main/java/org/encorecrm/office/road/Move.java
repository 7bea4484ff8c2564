package org.encorecrm.office.road;

import org.jspecify.annotations.Nullable;

/**
 * A segment entered or left because of the order.
 *
 * @param millis since the order was received
 * @param hold why the move starts nothing
 */
record Move(
        long id,
        String key,
        String name,
        boolean entered,
        long millis,
        @Nullable Hold hold) {}
