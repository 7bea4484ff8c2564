package org.encorecrm.field;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A field of the shop's own, as it is defined.
 *
 * @param key its name in {@code customFields} of the API
 * @param choices the words of a choice, in the order people see them; empty for other types
 * @param archived out of forms and lists; what is there is still checked and compared by the type
 * @param searchable whether it has an index of its own
 */
public record CustomField(
        long id,
        FieldEntity entity,
        String key,
        FieldType type,
        String labelEn,
        String labelRu,
        List<Choice> choices,
        int position,
        boolean archived,
        boolean searchable,
        int version) {

    public String label(Locale locale) {
        return locale.getLanguage().equals("ru") ? labelRu : labelEn;
    }

    /** What people may choose. */
    public List<Choice> offered() {
        return choices.stream().filter(choice -> !choice.retired()).toList();
    }

    public Optional<Choice> choice(String value) {
        return choices.stream().filter(choice -> choice.value().equals(value)).findFirst();
    }

    /**
     * The value in SQL over the alias of {@link #entity()}, of the type's own SQL type (text, numeric, date, boolean,
     * text[]); null when there is none or it does not fit. An index is made over exactly this.
     */
    public String sql() {
        return FieldSql.value(this, entity.alias() + ".custom_fields");
    }
}
