package org.encorecrm.ordering;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.encorecrm.ordering.OrderProgress.Verdict;
import org.jspecify.annotations.Nullable;

/** Messages taken in together, as if one after another, over what is known of their orders. No database here. */
final class OrderBatch {

    private final Map<OrderKey, OrderProgress> orders = new LinkedHashMap<>();
    private final Map<Integer, Verdict> verdicts = new HashMap<>();

    OrderBatch(List<IncomingOrder> messages, Map<OrderKey, KnownOrder> known, OrderStatusKind unsaid, Instant now) {
        for (var message : messages) {
            var order = orders.computeIfAbsent(message.key(), key -> new OrderProgress(known.get(key)));
            verdicts.put(message.line(), order.take(message, unsaid, now));
        }
    }

    Verdict verdict(IncomingOrder message) {
        return require(verdicts.get(message.line()));
    }

    OrderProgress order(OrderKey key) {
        return require(orders.get(key));
    }

    Map<OrderKey, OrderProgress> orders() {
        return orders;
    }

    List<OrderKey> created() {
        return orders.entrySet().stream()
                .filter(order -> order.getValue().known() == null)
                .map(Map.Entry::getKey)
                .toList();
    }

    boolean changesKnownOrders() {
        return orders.values().stream().anyMatch(order -> order.known() != null && order.isTouched());
    }

    private static <T> T require(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("not of this batch");
        }
        return value;
    }
}
