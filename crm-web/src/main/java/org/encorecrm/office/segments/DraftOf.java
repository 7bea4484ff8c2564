package org.encorecrm.office.segments;

import java.util.stream.Collectors;
import org.encorecrm.criteria.CriteriaWriter;
import org.encorecrm.criteria.Criterion;
import org.encorecrm.criteria.Operator;
import org.encorecrm.criteria.Vocabulary;
import tools.jackson.databind.JsonNode;

/** A stored tree put back into the form. */
final class DraftOf {

    private DraftOf() {}

    static DraftNode criteria(Criterion criterion, Vocabulary vocabulary) {
        var node = node(CriteriaWriter.write(criterion), "");
        var root = node.isGroup() ? node : new DraftNode("all");
        if (root != node) {
            root.getChildren().add(node);
        }
        root.speaking(vocabulary).number("r");
        return root;
    }

    private static DraftNode node(JsonNode json, String about) {
        for (var group : new String[] {"all", "any", "none"}) {
            if (json.has(group)) {
                var node = new DraftNode(group);
                json.get(group).values().forEach(each -> node.getChildren().add(node(each, "")));
                return node;
            }
        }
        if (json.has("field")) {
            return field(json, about);
        }
        if (json.has("segment")) {
            return new DraftNode("segment")
                    .with("segment", json.get("segment").stringValue())
                    .with("member", json.get("member").booleanValue() ? "yes" : "no");
        }
        return facts(json, json.has("event") ? "event" : json.has("message") ? "message" : "purchase");
    }

    private static DraftNode facts(JsonNode json, String type) {
        var node = new DraftNode(type);
        json.path(type.equals("purchase") ? "purchase" : "where")
                .values()
                .forEach(each -> node.getWhere().add(field(each, type)));
        if (!type.equals("purchase")) {
            node.with(type, json.get(type).stringValue());
        }
        comparison(node, "count", json.path("count"));
        comparison(node, "sum", json.path("sum"));
        DraftWindow.read(node, json);
        return node;
    }

    private static void comparison(DraftNode node, String name, JsonNode json) {
        if (json.has("op")) {
            var value = json.get("value");
            node.with(name + "Op", json.get("op").stringValue())
                    .with(name, (value.isArray() ? value.get(0) : value).asString(""));
            if (value.isArray()) {
                node.with(name + "2", value.get(1).asString(""));
            }
        }
    }

    private static DraftNode field(JsonNode json, String about) {
        var node = DraftNode.field(json.get("field").stringValue())
                .with("about", about)
                .with("op", json.get("op").stringValue());
        var value = json.path("value");
        if (Operator.of(node.value("op")).filter(Operator::takesSpan).isPresent()) {
            DraftWindow.read(node, "value", "unit", value.stringValue());
        } else if (node.value("op").equals(Operator.BETWEEN.code())) {
            node.with("value", value.get(0).asString(""))
                    .with("value2", value.get(1).asString(""));
        } else if (value.isArray()) {
            node.with(
                    "value",
                    value.values().stream().map(each -> each.asString("")).collect(Collectors.joining("\n")));
        } else {
            node.with("value", value.asString(""));
        }
        return node;
    }
}
