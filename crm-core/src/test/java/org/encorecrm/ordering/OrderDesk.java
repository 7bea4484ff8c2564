package org.encorecrm.ordering;

import static org.encorecrm.ordering.OrderJson.externalId;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Hands orders in as the shop does, and looks them up. */
record OrderDesk(Orders orders, OrderMessages messages) {

    OrderResult put(ObjectNode order) {
        return orders.put(messages.read(order), false);
    }

    List<OrderResult> putAll(List<ObjectNode> batch) {
        return orders.putAll(batch.stream().map(messages::read).toList(), false);
    }

    StatusResult reach(ObjectNode order, String status, String at) {
        return reach(order, status, Instant.parse(at));
    }

    /** @param at now when null */
    StatusResult reach(ObjectNode order, String status, @Nullable Instant at) {
        return orders.reach(new StatusMessage("shop", externalId(order), status, at, null), false);
    }

    OrderView find(ObjectNode order) {
        return orders.find("shop", externalId(order)).orElseThrow();
    }
}
