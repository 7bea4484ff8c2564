package org.encorecrm.field;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What kind of value a field of the shop's own holds. */
public enum FieldType {
    /** A line of text of at most 500 characters. */
    TEXT,
    NUMBER,
    /** A day of the calendar. */
    DATE,
    BOOLEAN,
    /** One of a few words. */
    CHOICE,
    /** Any number of a few words. */
    CHOICES;

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<FieldType> of(String code) {
        return Arrays.stream(values()).filter(each -> each.code().equals(code)).findFirst();
    }

    public boolean hasChoices() {
        return this == CHOICE || this == CHOICES;
    }
}
