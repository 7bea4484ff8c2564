package org.encorecrm.support.json;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** JSON in one form, whatever way it was written: properties sorted, numbers plain and without trailing zeros. */
public final class Canonical {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Canonical() {}

    public static JsonNode of(JsonNode node) {
        if (node.isObject()) {
            var sorted = new TreeMap<String, JsonNode>();
            node.properties().forEach(entry -> sorted.put(entry.getKey(), of(entry.getValue())));
            var object = NODES.objectNode();
            sorted.forEach(object::set);
            return object;
        }
        if (node.isArray()) {
            var elements = new ArrayList<JsonNode>();
            node.values().forEach(element -> elements.add(of(element)));
            return NODES.arrayNode().addAll(elements);
        }
        return node.isNumber() ? NODES.numberNode(plain(node.decimalValue())) : node;
    }

    /** Equal numbers become equal objects. */
    public static BigDecimal plain(BigDecimal number) {
        var stripped = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
