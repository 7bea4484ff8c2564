package org.encorecrm.criteria;

/** One of the few words a field may have. */
public record Option(String value, Label label) {

    public static Option of(String value, String en, String ru) {
        return new Option(value, new Label(en, ru));
    }
}
