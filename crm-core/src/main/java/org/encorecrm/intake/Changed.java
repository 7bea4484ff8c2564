package org.encorecrm.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.encorecrm.customer.CustomerField;
import org.encorecrm.identity.CustomersWritten.Written;
import org.encorecrm.intake.Example.Change;
import org.encorecrm.support.json.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The differences between what was and what would be, for people to read. */
final class Changed {

    private static final int MOST = 30;

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
            "placed_at_day");

    private Changed() {}

    static List<Change> of(Written customer) {
        var changes = new ArrayList<Change>();
        for (var field : CustomerField.values()) {
            add(
                    changes,
                    field.column(),
                    text(customer.before().get(field)),
                    text(customer.after().get(field)));
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
                .forEach(name -> add(changes, name, text(was.get(name)), text(is.get(name))));
        return changes;
    }

    /** An order is inside its state, a product is its own. */
    private static JsonNode flat(JsonNode state) {
        return state.has("order") ? state.get("order") : state;
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
