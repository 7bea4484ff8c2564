package org.encorecrm.field;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.encorecrm.support.AfterCommit;
import org.encorecrm.support.json.Document;
import org.encorecrm.support.json.Patch;
import org.springframework.stereotype.Service;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The fields the shop has defined, and what fits them. Read from memory, at most a second old on other nodes; at once on
 * the node that changed them.
 */
@Service
public class CustomFields {

    private static final long FRESH_NANOS = Duration.ofSeconds(1).toNanos();
    private static final int MOST_CHARACTERS = 20_000;

    private final FieldTable table;
    private volatile Snapshot snapshot = new Snapshot(List.of(), 0, false);

    CustomFields(FieldTable table) {
        this.table = table;
    }

    /** What people may fill in, in their order; archived ones are not among them. */
    public List<CustomField> definitions(FieldEntity entity) {
        return all().stream()
                .filter(field -> field.entity() == entity && !field.archived())
                .toList();
    }

    /** The definition of a key, archived or not. */
    public Optional<CustomField> find(FieldEntity entity, String key) {
        return all().stream()
                .filter(field -> field.entity() == entity && field.key().equals(key))
                .findFirst();
    }

    /** All of them, archived ones too. */
    public List<CustomField> all() {
        var known = snapshot;
        if (!known.filled || System.nanoTime() - known.takenAt > FRESH_NANOS) {
            known = new Snapshot(latest(), System.nanoTime(), true);
            snapshot = known;
        }
        return known.fields;
    }

    /** The same as the running transaction sees them, for whoever must not miss a change just committed. */
    public List<CustomField> latest() {
        return table.all();
    }

    /** One value as a file or a form has it. Blank clears. */
    public Value parse(CustomField field, String text) {
        return Values.ofText(field, text);
    }

    /** One value as {@code customFields} has it. Null clears. */
    public Value parse(CustomField field, JsonNode json) {
        return Values.ofJson(field, json);
    }

    /**
     * Reads an object of values, noting what does not fit under its pointer. Values of defined fields become their one
     * spelling, a null is one that is to be cleared; keys without a definition are taken as they are.
     */
    public Patch<ObjectNode> read(Document document, String name, FieldEntity entity) {
        return document.free(name, MOST_CHARACTERS).map(values -> checked(document, name, values, entity));
    }

    /** The same of a document that says everything: what is null is not there. */
    public Patch<ObjectNode> readWhole(Document document, String name, FieldEntity entity) {
        return read(document, name, entity).map(values -> {
            var given = JsonNodeFactory.instance.objectNode();
            values.properties().stream()
                    .filter(entry -> !entry.getValue().isNull())
                    .forEach(entry -> given.set(entry.getKey(), entry.getValue()));
            return given;
        });
    }

    private ObjectNode checked(Document document, String name, ObjectNode values, FieldEntity entity) {
        var checked = JsonNodeFactory.instance.objectNode();
        values.properties().forEach(entry -> {
            var key = entry.getKey();
            var field = find(entity, key);
            if (field.isEmpty()) {
                checked.set(key, entry.getValue());
            } else {
                var value = parse(field.get(), entry.getValue());
                value.ifWrong(fault -> document.reject(name, key, fault));
                var json = value.json();
                checked.set(key, json == null ? JsonNodeFactory.instance.nullNode() : json);
            }
        });
        return checked;
    }

    /** After the running transaction, what is in memory is read again. */
    void forget() {
        AfterCommit.run(() -> snapshot = new Snapshot(List.of(), 0, false));
    }

    private record Snapshot(List<CustomField> fields, long takenAt, boolean filled) {}
}
