package org.encorecrm.ordering;

import org.jspecify.annotations.Nullable;

/**
 * A valid order message on its way in.
 *
 * @param line its place among the messages taken in together
 * @param hash of its content
 * @param kind the status it names, null when it names none
 */
record IncomingOrder(
        int line, OrderMessage order, byte[] hash, @Nullable OrderStatusKind kind) {

    OrderKey key() {
        return order.key();
    }
}
