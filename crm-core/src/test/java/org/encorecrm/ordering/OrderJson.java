package org.encorecrm.ordering;

import java.util.UUID;
import java.util.function.Consumer;
import org.encorecrm.support.json.Json;
import tools.jackson.databind.node.ObjectNode;

/** Orders as a shop would send them, each of a customer of its own unless told otherwise. */
final class OrderJson {

    private OrderJson() {}

    /** Two robots and a set of batteries: 5,180 less 500 of discount. */
    static ObjectNode order(Consumer<ObjectNode> change) {
        var id = UUID.randomUUID().toString();
        var order = (ObjectNode) Json.read("""
                {"externalId": "o-%1$s", "placedAt": "2026-11-01T10:00:00Z", "status": "new", "currency": "RUB",
                 "total": 4680, "discount": 500,
                 "customer": {"externalId": "u-%1$s", "firstName": "Анна"},
                 "items": [{"sku": "R-1", "name": "Робот", "category": "Игрушки/Роботы", "brand": "Kibo",
                            "quantity": 2, "price": 2490},
                           {"sku": "B-1", "name": "Батарейки", "category": "Батарейки", "brand": "Kibo",
                            "quantity": 1, "price": 200}]}
                """.formatted(id));
        change.accept(order);
        return order;
    }

    static ObjectNode order() {
        return order(order -> {});
    }

    static ObjectNode with(ObjectNode order, Consumer<ObjectNode> change) {
        var copy = order.deepCopy();
        change.accept(copy);
        return copy;
    }

    static String externalId(ObjectNode order) {
        return order.get("externalId").stringValue();
    }
}
