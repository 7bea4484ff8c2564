package org.encorecrm.field;

import java.util.List;

/** Values of a field in SQL. Keys are letters, digits and underscores, so that they can stand in a statement. */
final class FieldSql {

    private FieldSql() {}

    /**
     * @param column the jsonb column
     */
    static String value(CustomField field, String column) {
        var text = "(" + column + " ->> '" + field.key() + "')";
        return switch (field.type()) {
            // An entry of an index has a largest size.
            case TEXT, CHOICE -> "left(" + text + ", " + Value.LONGEST_TEXT + ")";
            case NUMBER -> "core.custom_number(" + text + ")";
            case DATE -> "core.custom_day(" + text + ")";
            case BOOLEAN -> "core.custom_flag(" + text + ")";
            case CHOICES -> "core.custom_words(" + column + " -> '" + field.key() + "')";
        };
    }

    /** Whether the value fits, over a column; choices are compared with the parameter {@code :choices}, a text[]. */
    static String fits(CustomField field, String column) {
        var text = "(" + column + " ->> '" + field.key() + "')";
        var scalar = "jsonb_typeof(" + column + " -> '" + field.key() + "') not in ('object', 'array')";
        return switch (field.type()) {
            case TEXT -> scalar + " and length(" + text + ") <= " + Value.LONGEST_TEXT;
            case CHOICE -> text + " = any(:choices::text[])";
            case CHOICES -> value(field, column) + " <@ :choices::text[]";
            default -> value(field, column) + " is not null";
        };
    }

    /** What an index of the field is made over: the value, and for dates the day of the year too. */
    static List<String> indexed(CustomField field) {
        var value = value(field, "custom_fields");
        return switch (field.type()) {
            case CHOICES -> List.of("gin ((" + value + "))");
            case DATE ->
                List.of(
                        "btree ((" + value + "))",
                        "btree ((extract(month from " + value + ")), (extract(day from " + value + ")))");
            default -> List.of("btree ((" + value + "))");
        };
    }
}
