package org.encorecrm.field;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.encorecrm.support.InvalidInputException;
import org.encorecrm.support.Violation;

/** A definition as somebody writes it, not yet checked. */
public record FieldDraft(
        FieldEntity entity,
        String key,
        FieldType type,
        String labelEn,
        String labelRu,
        List<Choice> choices,
        boolean archived,
        boolean searchable) {

    static final Pattern KEY = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,59}");

    private static final int LONGEST_LABEL = 100;
    private static final int MOST_CHOICES = 200;

    /** Whether a key can be given a definition at all. */
    public static boolean isKey(String key) {
        return KEY.matcher(key).matches();
    }

    void check() {
        var violations = new ArrayList<Violation>();
        if (!isKey(key)) {
            violations.add(new Violation(
                    "/key", "must be 1 to 60 Latin letters, digits and underscores, beginning with a letter"));
        }
        label(labelEn, "/label/en", violations);
        label(labelRu, "/label/ru", violations);
        if (type.hasChoices() == choices.isEmpty()) {
            violations.add(new Violation(
                    "/choices", choices.isEmpty() ? "must have at least one" : "are only for choice and choices"));
        }
        choices(violations);
        if (!violations.isEmpty()) {
            throw new InvalidInputException(violations);
        }
    }

    private static void label(String label, String pointer, List<Violation> violations) {
        if (label.isBlank() || label.length() > LONGEST_LABEL) {
            violations.add(new Violation(pointer, "must be 1 to " + LONGEST_LABEL + " characters"));
        }
    }

    private void choices(List<Violation> violations) {
        if (choices.size() > MOST_CHOICES) {
            violations.add(new Violation("/choices", "must be at most " + MOST_CHOICES));
        }
        var seen = new HashSet<String>();
        for (var i = 0; i < choices.size(); i++) {
            var choice = choices.get(i);
            var at = "/choices/" + i;
            label(choice.value(), at + "/value", violations);
            label(choice.en(), at + "/label/en", violations);
            label(choice.ru(), at + "/label/ru", violations);
            if (choice.value().matches(".*[;,|].*")) {
                violations.add(new Violation(at + "/value", "must not contain the separators ; , |"));
            }
            if (!seen.add(choice.value())) {
                violations.add(new Violation(at + "/value", "is there twice"));
            }
        }
    }
}
