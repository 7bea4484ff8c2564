package org.encorecrm.criteria;

import java.util.ArrayList;
import java.util.List;
import org.encorecrm.support.InvalidInputException;
import org.encorecrm.support.Violation;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What is wrong so far. Its methods answer null, so that reading goes on and finds the rest. */
final class Violations {

    private static final int MOST = 50;

    private final List<Violation> found = new ArrayList<>();

    <T> @Nullable T add(String pointer, String message) {
        if (found.size() < MOST) {
            found.add(new Violation(pointer, message));
        }
        return null;
    }

    void check() {
        if (!found.isEmpty()) {
            throw new InvalidInputException(found);
        }
    }

    /** Notes every property that is not one of these. */
    void only(JsonNode object, String pointer, String... known) {
        object.propertyNames().stream()
                .filter(name -> !List.of(known).contains(name))
                .forEach(name -> add(pointer + "/" + escape(name), "is not known"));
    }

    <T> List<T> elements(JsonNode json, String pointer, Element<T> element) {
        var elements = new ArrayList<T>();
        if (!json.isArray()) {
            add(pointer, "must be an array");
        } else if (json.isEmpty()) {
            add(pointer, "must not be empty");
        } else if (json.size() > 1000) {
            add(pointer, "must have at most 1000 elements");
        } else {
            for (var i = 0; i < json.size(); i++) {
                var read = element.read(json.get(i), pointer + "/" + i);
                if (read != null) {
                    elements.add(read);
                }
            }
        }
        return elements;
    }

    private static String escape(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    @FunctionalInterface
    interface Element<T> {
        @Nullable
        T read(JsonNode json, String pointer);
    }
}
