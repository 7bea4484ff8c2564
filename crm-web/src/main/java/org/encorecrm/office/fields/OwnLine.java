package org.encorecrm.office.fields;

import java.util.List;
import org.encorecrm.field.Choice;
import org.encorecrm.field.CustomField;
import org.jspecify.annotations.Nullable;

/**
 * A field on a card.
 *
 * @param field null for a key without a definition: it is shown and not edited
 * @param shown what people read; null when there is no value
 * @param typed what stands in the input, one choice to a line
 * @param wrong the key of the message that says why it is not taken
 */
public record OwnLine(
        @Nullable CustomField field,
        String label,
        @Nullable String shown,
        String typed,
        @Nullable String wrong) {

    /** The name of the input. */
    public String name() {
        return field == null ? "" : "own." + field.key();
    }

    /** Which input takes the value. */
    public String input() {
        return field == null ? "none" : field.type().code();
    }

    public boolean chosen(String value) {
        return typed.lines().anyMatch(value::equals);
    }

    /** For boxes to tick: what can be chosen now, and what was chosen once. */
    public List<Choice> choices() {
        return field == null
                ? List.of()
                : field.choices().stream()
                        .filter(choice -> !choice.retired() || chosen(choice.value()))
                        .toList();
    }
}
