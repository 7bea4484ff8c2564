package org.encorecrm.office.segments;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.encorecrm.criteria.Operator;
import org.encorecrm.criteria.ValueType;
import org.encorecrm.support.Violation;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What was filled in as the document the API takes, so that page and API share one reading and one validation. */
final class DraftJson {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Map<String, DraftNode> byPointer = new HashMap<>();
    private final ObjectNode json;

    private DraftJson(DraftNode root, String pointer) {
        json = node(root, pointer);
    }

    static DraftJson of(DraftNode root, String pointer) {
        return new DraftJson(root, pointer);
    }

    ObjectNode json() {
        return json;
    }

    /** Puts every fault to the node it is about, as the key of a message. */
    void mark(List<Violation> violations) {
        for (var violation : violations) {
            var pointer = violation.pointer();
            while (!byPointer.containsKey(pointer) && pointer.contains("/")) {
                pointer = pointer.substring(0, pointer.lastIndexOf('/'));
            }
            var node = byPointer.get(pointer);
            if (node != null) {
                node.setError(errorKey(node, violation.pointer()));
            }
        }
    }

    private static String errorKey(DraftNode node, String pointer) {
        if (node.isGroup()) {
            return "segments.error.emptyGroup";
        }
        if (pointer.endsWith("/within") || pointer.endsWith("/from") || pointer.endsWith("/to")) {
            return "segments.error.window";
        }
        if (pointer.contains("/count") || pointer.contains("/sum")) {
            return "segments.error.count";
        }
        if (pointer.endsWith("/event")) {
            return "segments.error.event";
        }
        if (pointer.endsWith("/message")) {
            return "segments.error.message";
        }
        return pointer.endsWith("/segment") ? "segments.error.segment" : "segments.error.value";
    }

    private ObjectNode node(DraftNode draft, String pointer) {
        byPointer.put(pointer, draft);
        var node = NODES.objectNode();
        switch (draft.getType()) {
            case "field" -> condition(draft, node);
            case "event", "message" -> event(draft, pointer, node);
            case "purchase" -> purchase(draft, pointer, node);
            case "segment" ->
                node.put("segment", draft.value("segment"))
                        .put("member", !draft.value("member").equals("no"));
            default -> list(draft.getChildren(), pointer + "/" + draft.getType(), node.putArray(draft.getType()));
        }
        return node;
    }

    private void list(List<DraftNode> drafts, String pointer, ArrayNode array) {
        for (var i = 0; i < drafts.size(); i++) {
            array.add(node(drafts.get(i), pointer + "/" + i));
        }
    }

    private void event(DraftNode draft, String pointer, ObjectNode node) {
        node.put(draft.getType(), draft.value(draft.getType()).strip());
        if (!draft.getWhere().isEmpty()) {
            list(draft.getWhere(), pointer + "/where", node.putArray("where"));
        }
        node.set("count", comparison(draft, "count"));
        DraftWindow.write(draft, node);
    }

    private void purchase(DraftNode draft, String pointer, ObjectNode node) {
        list(draft.getWhere(), pointer + "/purchase", node.putArray("purchase"));
        node.set("count", comparison(draft, "count"));
        if (!draft.value("sum").isBlank()) {
            node.set("sum", comparison(draft, "sum"));
        }
        DraftWindow.write(draft, node);
    }

    /** What is left empty means at least one. */
    private static ObjectNode comparison(DraftNode draft, String name) {
        var operator = draft.value(name + "Op");
        var value = draft.value(name);
        var node = NODES.objectNode().put("op", operator.isEmpty() ? "gte" : operator);
        if (operator.equals(Operator.BETWEEN.code())) {
            node.putArray("value").add(number(value)).add(number(draft.value(name + "2")));
            return node;
        }
        return node.set("value", number(value.isBlank() && name.equals("count") ? "1" : value));
    }

    private static void condition(DraftNode draft, ObjectNode node) {
        node.put("field", draft.value("field"));
        var operator = draft.getOperator();
        if (operator == null) {
            return;
        }
        node.put("op", operator.code());
        switch (draft.getInput()) {
            case "none" -> {}
            case "span" -> node.put("value", DraftWindow.span(draft.value("value"), draft.value("unit")));
            case "two" ->
                node.putArray("value")
                        .add(scalar(draft, draft.value("value")))
                        .add(scalar(draft, draft.value("value2")));
            case "lines", "choices" -> {
                var array = node.putArray("value");
                draft.value("value")
                        .lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .forEach(line -> array.add(scalar(draft, line)));
            }
            default -> node.set("value", scalar(draft, draft.value("value")));
        }
    }

    private static JsonNode scalar(DraftNode draft, String text) {
        var field = draft.getField();
        var type = field == null ? ValueType.TEXT : field.type();
        return switch (type) {
            case NUMBER -> number(text);
            case BOOLEAN -> NODES.booleanNode(text.equals("true"));
            case ANY -> any(draft.getOperator(), text.strip());
            default -> NODES.stringNode(text.strip());
        };
    }

    /** What looks like a number is one, unless the comparison is of texts. */
    private static JsonNode any(@Nullable Operator operator, String text) {
        var ofTexts = operator == Operator.CONTAINS
                || operator == Operator.NOT_CONTAINS
                || operator == Operator.STARTS_WITH
                || operator == Operator.UNDER;
        return ofTexts ? NODES.stringNode(text) : number(text);
    }

    /** People write 10 000,5; what is no number stays a text and is refused with its place. */
    private static JsonNode number(String text) {
        var plain = text.replaceAll("[\\s\\u00a0\\u202f]", "").replace(',', '.');
        return plain.matches("-?\\d{1,18}(\\.\\d{1,10})?")
                ? NODES.numberNode(new BigDecimal(plain))
                : NODES.stringNode(text);
    }
}
