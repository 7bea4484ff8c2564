package org.encorecrm.template;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.encorecrm.field.Choice;
import org.encorecrm.field.CustomField;
import org.encorecrm.field.CustomFields;
import org.encorecrm.field.FieldEntity;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The shop's own fields as letters say them: {@code custom} has what people read, {@code customValues} what is stored,
 * for conditions. The two differ in choices only.
 */
@Component
class FieldWords {

    private static final String WORDS = "custom";
    private static final String VALUES = "customValues";

    private final CustomFields fields;

    FieldWords(CustomFields fields) {
        this.fields = fields;
    }

    /** Puts words beside the values of the customer and of their last order. */
    void say(Map<String, Object> about, Locale locale) {
        say(about.get("customer"), FieldEntity.CUSTOMER, locale);
        say(about.get("order"), FieldEntity.ORDER, locale);
    }

    private void say(@Nullable Object whose, FieldEntity entity, Locale locale) {
        if (whose instanceof Map<?, ?> known && known.get(WORDS) instanceof Map<?, ?> values) {
            @SuppressWarnings("unchecked")
            var variables = (Map<String, Object>) whose;
            var words = new LinkedHashMap<String, Object>();
            values.forEach((key, value) -> words.put(
                    String.valueOf(key),
                    fields.find(entity, String.valueOf(key))
                            .map(field -> word(field, value, locale))
                            .orElse(value)));
            variables.put(VALUES, values);
            variables.put(WORDS, words);
        }
    }

    private static Object word(CustomField field, Object value, Locale locale) {
        return switch (field.type()) {
            case CHOICE -> label(field, value, locale);
            case CHOICES ->
                value instanceof Collection<?> chosen
                        ? chosen.stream().map(one -> label(field, one, locale)).collect(Collectors.joining(", "))
                        : label(field, value, locale);
            default -> value;
        };
    }

    private static String label(CustomField field, Object value, Locale locale) {
        return field.choice(String.valueOf(value))
                .map((Choice choice) -> choice.label(locale))
                .orElse(String.valueOf(value));
    }
}
