package org.encorecrm.customer;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.encorecrm.support.json.Canonical;
import org.encorecrm.support.json.Patch;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The plain fields of a customer, in memory. Empty fields are not in the map; equal content is equal. */
public final class Profile {

    private final Map<CustomerField, Object> values;

    public Profile() {
        this(new EnumMap<>(CustomerField.class));
    }

    private Profile(Map<CustomerField, Object> values) {
        this.values = values;
    }

    public Profile copy() {
        return new Profile(new EnumMap<>(values));
    }

    public @Nullable Object get(CustomerField field) {
        return values.get(field);
    }

    public @Nullable String text(CustomerField field) {
        return (String) values.get(field);
    }

    /** Null and what is as good as null (no tags, no custom fields) empty the field. */
    public void put(CustomerField field, @Nullable Object value) {
        if (value == null
                || value instanceof List<?> list && list.isEmpty()
                || value instanceof ObjectNode object && object.isEmpty()) {
            values.remove(field);
        } else {
            values.put(field, value);
        }
    }

    /** What the document says: null clears, absent stays. */
    public void overwrite(Map<CustomerField, Patch<Object>> fields) {
        fields.forEach((field, patch) ->
                put(field, patch.orNull() instanceof ObjectNode custom ? merged(field, custom, true) : patch.orNull()));
    }

    /** Only what is empty takes what the document says. */
    public void fill(Map<CustomerField, Patch<Object>> fields) {
        fields.forEach((field, patch) -> fill(field, patch.orNull()));
    }

    /** What another record of the same person knows and this one does not; tags are united. */
    public void fillFrom(Profile other) {
        other.values.forEach(this::fill);
        var tags = new LinkedHashSet<Object>();
        tags.addAll(list(get(CustomerField.TAGS)));
        tags.addAll(list(other.get(CustomerField.TAGS)));
        put(CustomerField.TAGS, List.copyOf(tags));
    }

    /** The opposite of {@link #fillFrom}: what the other record gave, and nobody has changed since, is as it was before. */
    public void giveBack(Profile before, Profile other) {
        for (var field : CustomerField.values()) {
            var mine = before.get(field);
            var given = other.get(field);
            if (get(field) instanceof ObjectNode now && given instanceof ObjectNode theirs) {
                var custom = now.deepCopy();
                var keys = mine instanceof ObjectNode own ? own : JsonNodeFactory.instance.objectNode();
                theirs.properties().stream()
                        .filter(entry ->
                                !keys.has(entry.getKey()) && entry.getValue().equals(custom.get(entry.getKey())))
                        .forEach(entry -> custom.remove(entry.getKey()));
                put(field, custom);
            } else if (get(field) instanceof List<?> tags && given != null) {
                var kept = new ArrayList<Object>(tags);
                kept.removeIf(tag -> list(given).contains(tag) && !list(mine).contains(tag));
                put(field, kept);
            } else if (given != null && !given.equals(mine) && given.equals(get(field))) {
                put(field, mine);
            }
        }
    }

    /** The fields in which it says something else than the other does. */
    public Profile unlike(Profile other) {
        var fields = new Profile();
        values.forEach((field, value) -> {
            if (!value.equals(other.get(field))) {
                fields.put(field, value);
            }
        });
        return fields;
    }

    private void fill(CustomerField field, @Nullable Object value) {
        if (value instanceof ObjectNode custom) {
            put(field, merged(field, custom, false));
        } else if (!values.containsKey(field)) {
            put(field, value);
        }
    }

    private ObjectNode merged(CustomerField field, ObjectNode news, boolean overwriting) {
        var result = JsonNodeFactory.instance.objectNode();
        if (values.get(field) instanceof ObjectNode before) {
            result.setAll(before);
        }
        news.properties().forEach(entry -> {
            var name = entry.getKey();
            if (overwriting && entry.getValue().isNull()) {
                result.remove(name);
            } else if (!entry.getValue().isNull() && (overwriting || !result.has(name))) {
                result.set(name, entry.getValue());
            }
        });
        return (ObjectNode) Canonical.of(result);
    }

    private static List<?> list(@Nullable Object value) {
        return value instanceof List<?> list ? list : new ArrayList<>();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Profile profile && values.equals(profile.values);
    }

    @Override
    public int hashCode() {
        return Objects.hash(values);
    }
}
