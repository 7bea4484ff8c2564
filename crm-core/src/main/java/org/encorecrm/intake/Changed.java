package org.encorecrm.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.encorecrm.customer.CustomerField;
import org.encorecrm.identity.CustomersWritten.Written;
import org.encorecrm.intake.Example.Change;
import org.encorecrm.support.json.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The differences between what was and what would be, for people to read. */
final class Changed {

    private static final int MOST = 30;

    private static final String OWN = "customFields.";

    /** Versions and copies of other things: they say nothing to anybody. */
    private static final Set<String> SILENT = Set.of(
            "id",
            "updated_at",
            "content_hash",
            "content_stage",
            "received_at",
            "status_at",
            "amount",
            "order_id",
            "custom_index",
            "hand_fields",
            "placed_at_day");

    private Changed() {}

    static List<Change> of(Written customer) {
        var changes = new ArrayList<Change>();
        for (var field : CustomerField.values()) {
            addEach(
                    changes,
                    field.column(),
                    customer.before().get(field),
                    customer.after().get(field));
        }
        customer.said().stream()
                .limit(MOST)
                .forEach(said -> changes.add(new Change(
                        "consent." + said.word().channel(), null, said.word().granted() ? "granted" : "withdrawn")));
        return changes;
    }

    static List<Change> between(@Nullable String before, @Nullable String after) {
        var was = before == null ? Json.MAPPER.createObjectNode() : flat(Json.read(before));
        var is = after == null ? Json.MAPPER.createObjectNode() : flat(Json.read(after));
        var changes = new ArrayList<Change>();
        is.propertyNames().stream()
                .filter(name -> !SILENT.contains(name))
                .forEach(name -> addEach(changes, name, was.get(name), is.get(name)));
        return changes;
    }

    /** An order is inside its state, a product is its own. */
    private static JsonNode flat(JsonNode state) {
        return state.has("order") ? state.get("order") : state;
    }

    /** The shop's own fields are named one by one, as columns of a file name them. */
    private static void addEach(List<Change> changes, String field, @Nullable Object before, @Nullable Object after) {
        if (!field.equals("custom_fields")) {
            add(changes, field, text(before), text(after));
            return;
        }
        var was = before instanceof ObjectNode object ? object : Json.MAPPER.createObjectNode();
        var is = after instanceof ObjectNode object ? object : Json.MAPPER.createObjectNode();
        var keys = new TreeSet<String>(was.propertyNames());
        keys.addAll(is.propertyNames());
        keys.forEach(key -> add(changes, OWN + key, text(was.get(key)), text(is.get(key))));
    }

    private static void add(List<Change> changes, String field, @Nullable String before, @Nullable String after) {
        if (!Objects.equals(before, after) && changes.size() < MOST) {
            changes.add(new Change(field, before, after));
        }
    }

    private static @Nullable String text(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return String.join(", ", list.stream().map(String::valueOf).toList());
        }
        if (value instanceof JsonNode node) {
            var plain = node.isNull() || node.isMissingNode() || node.isEmpty() && node.isContainer();
            return plain ? null : node.isString() ? node.stringValue() : node.toString();
        }
        return value == null ? null : value.toString();
    }
}
