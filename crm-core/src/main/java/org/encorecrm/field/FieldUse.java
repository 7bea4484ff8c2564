package org.encorecrm.field;

/**
 * Something that refers to a field.
 *
 * @param kind what it is: segment, template, scenario
 * @param key its address among its kind
 */
public record FieldUse(String kind, String key, String name) {

    @Override
    public String toString() {
        return kind + " " + key;
    }
}
