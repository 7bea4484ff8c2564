package org.encorecrm.office.fields;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.encorecrm.field.Choice;
import org.encorecrm.field.CustomField;
import org.encorecrm.field.FieldDraft;
import org.encorecrm.field.FieldEntity;
import org.encorecrm.field.FieldType;
import org.jspecify.annotations.Nullable;

/**
 * A definition as it is filled in. Choices stand one to a line: the value, and after bars what people read.
 *
 * @param version what the editor saw; null for a new field
 */
public record FieldForm(
        @Nullable Integer version,
        FieldEntity entity,
        @Nullable String key,
        @Nullable FieldType type,
        @Nullable String labelEn,
        @Nullable String labelRu,
        @Nullable String choices,
        @Nullable Boolean archived,
        @Nullable Boolean searchable) {

    static FieldForm of(CustomField field) {
        return new FieldForm(
                field.version(),
                field.entity(),
                field.key(),
                field.type(),
                field.labelEn(),
                field.labelRu(),
                lines(field.offered()),
                field.archived(),
                field.searchable());
    }

    static FieldForm of(FieldDraft draft) {
        return new FieldForm(
                null,
                draft.entity(),
                draft.key(),
                draft.type(),
                "",
                "",
                lines(draft.choices()),
                draft.archived(),
                draft.searchable());
    }

    private static String lines(List<Choice> choices) {
        return choices.stream().map(FieldForm::line).collect(Collectors.joining("\n"));
    }

    private static String line(Choice choice) {
        if (choice.en().equals(choice.ru())) {
            return choice.en().equals(choice.value()) ? choice.value() : choice.value() + " | " + choice.ru();
        }
        return choice.value() + " | " + choice.ru() + " | " + choice.en();
    }

    FieldDraft draft() {
        var kind = typeOrText();
        return new FieldDraft(
                entity,
                text(key),
                kind,
                text(labelEn).isEmpty() ? text(labelRu) : text(labelEn),
                text(labelRu).isEmpty() ? text(labelEn) : text(labelRu),
                kind.hasChoices() ? read() : List.of(),
                Boolean.TRUE.equals(archived),
                Boolean.TRUE.equals(searchable));
    }

    private List<Choice> read() {
        var read = new ArrayList<Choice>();
        text(choices).lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(line -> {
            var parts = line.split("\\|", 3);
            var value = parts[0].strip();
            var ru = parts.length > 1 && !parts[1].isBlank() ? parts[1].strip() : value;
            var en = parts.length > 2 && !parts[2].isBlank() ? parts[2].strip() : ru;
            read.add(new Choice(value, en, ru, false));
        });
        return read;
    }

    public FieldType typeOrText() {
        return type == null ? FieldType.TEXT : type;
    }

    public boolean isNew() {
        return version == null;
    }

    private static String text(@Nullable String given) {
        return given == null ? "" : given.strip();
    }
}
