package org.encorecrm.api.fields;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.encorecrm.field.Choice;
import org.encorecrm.field.CustomField;
import org.encorecrm.field.FieldEntity;
import org.encorecrm.field.FieldType;
import org.encorecrm.field.IndexState;

/** A definition as the API answers. */
record FieldAnswer(
        FieldEntity entity,
        String key,
        FieldType type,
        Map<String, String> label,
        List<ChoiceAnswer> choices,
        boolean archived,
        boolean searchable,
        String index,
        int version) {

    static FieldAnswer of(CustomField field, IndexState index) {
        return new FieldAnswer(
                field.entity(),
                field.key(),
                field.type(),
                Map.of("en", field.labelEn(), "ru", field.labelRu()),
                field.choices().stream().map(ChoiceAnswer::of).toList(),
                field.archived(),
                field.searchable(),
                index.stage().name().toLowerCase(Locale.ROOT),
                field.version());
    }

    record ChoiceAnswer(String value, Map<String, String> label, boolean retired) {

        static ChoiceAnswer of(Choice choice) {
            return new ChoiceAnswer(choice.value(), Map.of("en", choice.en(), "ru", choice.ru()), choice.retired());
        }
    }
}
