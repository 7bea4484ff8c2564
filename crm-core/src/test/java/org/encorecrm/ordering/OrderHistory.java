package org.encorecrm.ordering;

import static org.encorecrm.ordering.OrderJson.order;
import static org.encorecrm.ordering.OrderJson.with;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.encorecrm.support.json.Json;
import tools.jackson.databind.node.ObjectNode;

/** A random life of one order: its messages and statuses in the order of their own times, many of them equal. */
final class OrderHistory {

    private static final Instant START = Instant.parse("2026-10-01T10:00:00Z");
    private static final List<String> STATUSES =
            List.of("new", "confirmed", "shipped", "delivered", "not_collected", "cancelled", "returned");

    private final Random random;
    private final String externalId;

    OrderHistory(long seed) {
        random = new Random(seed);
        externalId = "h-" + seed;
    }

    String externalId() {
        return externalId;
    }

    /** As the shop's clock ran. Documents of whole orders and, with a {@code status} and an {@code at}, of statuses. */
    List<ObjectNode> inOrder() {
        var messages = new ArrayList<ObjectNode>();
        var content = order(o -> o.put("externalId", externalId).put("placedAt", START.toString()));
        for (var i = 0; i <= random.nextInt(5); i++) {
            content = changed(content);
            messages.add(content);
        }
        for (var i = 0; i < random.nextInt(5); i++) {
            messages.add(
                    ((ObjectNode) Json.read("{}")).put("status", anyStatus()).put("at", anyTime()));
        }
        messages.sort(Comparator.comparing(OrderHistory::time));
        return messages;
    }

    /** The same messages, some many times, in any order. */
    List<ObjectNode> asDelivered() {
        var delivered = new ArrayList<>(new OrderHistory(seed()).inOrder());
        for (var message : List.copyOf(delivered)) {
            for (var i = 0; random.nextInt(10) < 3 && i < 5; i++) {
                delivered.add(message);
            }
        }
        Collections.shuffle(delivered, random);
        return delivered;
    }

    static boolean isStatus(ObjectNode message) {
        return !message.has("externalId");
    }

    private long seed() {
        return Long.parseLong(externalId.substring(2));
    }

    private ObjectNode changed(ObjectNode content) {
        return with(content, o -> {
            o.put("updatedAt", anyTime()).put("total", 1000 + random.nextInt(3));
            o.set("customer", Json.read("{\"externalId\": \"u-%d\"}".formatted(random.nextInt(40))));
            ((ObjectNode) o.get("items").get(0)).put("kept", random.nextInt(3));
            o.remove(List.of("status", "statusAt"));
            if (random.nextBoolean()) {
                o.put("status", anyStatus());
            }
            if (random.nextInt(3) == 0) {
                o.put("statusAt", anyTime());
            }
        });
    }

    private String anyStatus() {
        return STATUSES.get(random.nextInt(STATUSES.size()));
    }

    /** One of a few, so that ties are common. */
    private String anyTime() {
        return START.plusSeconds(3600L * random.nextInt(4)).toString();
    }

    private static String time(ObjectNode message) {
        return message.get(isStatus(message) ? "at" : "updatedAt").stringValue();
    }
}
