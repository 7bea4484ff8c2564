package org.encorecrm.ordering;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** An order as this transaction leaves it. */
record WrittenOrder(long id, long customerId, OrderProgress progress) {

    OrderResult result(OrderResult.Outcome outcome) {
        return new OrderResult(outcome, id, customerId, List.of());
    }

    StatusVersion status() {
        var status = progress.status();
        if (status == null) {
            throw new IllegalStateException("an order without a status");
        }
        return status;
    }

    static WrittenOrder require(@Nullable WrittenOrder order) {
        if (order == null) {
            throw new IllegalStateException("the order is neither known nor written");
        }
        return order;
    }
}
