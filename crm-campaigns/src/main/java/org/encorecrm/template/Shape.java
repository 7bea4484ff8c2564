package org.encorecrm.template;

import java.util.LinkedHashMap;
import java.util.Map;

/** What may follow a variable's name in a template. */
sealed interface Shape {

    /** A text, a number, a date. */
    record Value() implements Shape {}

    record Fields(Map<String, Shape> fields) implements Shape {}

    record Items(Shape of) implements Shape {}

    /** Names the shop chooses, all of one shape. */
    record Keyed(Shape of) implements Shape {}

    /** Whatever the sender put there: names are not known beforehand. */
    record Open() implements Shape {}

    static Fields fields(Object... namesAndShapes) {
        var fields = new LinkedHashMap<String, Shape>();
        for (var i = 0; i < namesAndShapes.length; i += 2) {
            fields.put((String) namesAndShapes[i], (Shape) namesAndShapes[i + 1]);
        }
        return new Fields(fields);
    }

    static Fields values(String... names) {
        var fields = new LinkedHashMap<String, Shape>();
        for (var name : names) {
            fields.put(name, new Value());
        }
        return new Fields(fields);
    }

    /** These fields and those of the other. */
    static Fields both(Fields one, Fields other) {
        var fields = new LinkedHashMap<>(one.fields);
        fields.putAll(other.fields);
        return new Fields(fields);
    }
}
