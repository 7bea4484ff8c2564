package org.encorecrm.field;

import java.util.ArrayList;
import java.util.List;

/**
 * An index of a field.
 *
 * @param name says what it is over, so that a field of another type has another index
 * @param over the method and the expressions
 */
record FieldIndex(String name, FieldEntity entity, long fieldId, String over) {

    static final String PREFIX = "custom_field_";

    /** None for a field that is not searchable. */
    static List<FieldIndex> of(CustomField field) {
        var indexes = new ArrayList<FieldIndex>();
        if (field.searchable()) {
            var name = PREFIX + field.id() + "_" + field.type().code();
            for (var over : FieldSql.indexed(field)) {
                indexes.add(new FieldIndex(
                        indexes.isEmpty() ? name : name + "_" + indexes.size(), field.entity(), field.id(), over));
            }
        }
        return indexes;
    }

    /** Of everybody, even those without a value: of a partial index the planner does not use how values are spread. */
    String create() {
        return "create index concurrently %s on %s using %s".formatted(name, entity.table(), over);
    }

    static String drop(String name) {
        return "drop index concurrently if exists core.\"" + name + "\"";
    }
}
