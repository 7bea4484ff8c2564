package org.encorecrm.personal;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Which fields of a record a person wants to read first: what it is, when and how much. The database keeps fields of a
 * document by the length of their names. What is not named here follows as it comes.
 */
final class ReadingOrder {

    private static final List<String> FIRST = List.of(
            "id",
            "title",
            "number",
            "externalId",
            "kind",
            "value",
            "givenAs",
            "type",
            "channel",
            "purpose",
            "address",
            "state",
            "at",
            "placedAt",
            "status",
            "statusAt",
            "items",
            "sku",
            "name",
            "category",
            "brand",
            "quantity",
            "kept",
            "price",
            "amount",
            "discount",
            "total",
            "currency");

    List<Map.Entry<String, JsonNode>> of(JsonNode record) {
        return record.properties().stream()
                .sorted(Comparator.comparingInt(field -> place(field.getKey())))
                .toList();
    }

    private static int place(String name) {
        var at = FIRST.indexOf(name);
        return at < 0 ? FIRST.size() : at;
    }
}
