package org.encorecrm.office.imports;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.encorecrm.field.CustomFields;
import org.encorecrm.field.FieldEntity;
import org.encorecrm.intake.Import;
import org.encorecrm.intake.ImportField;
import org.encorecrm.intake.ImportKind;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The fields that columns can go to, in groups, in the reader's language. */
@Component
class FieldChoices {

    static final String CUSTOM = "customFields.";

    private final CustomFields custom;
    private final MessageSource messages;

    FieldChoices(CustomFields custom, MessageSource messages) {
        this.custom = custom;
        this.messages = messages;
    }

    /** Labels by code, by the name of the group. */
    Map<String, Map<String, String>> of(Import file, Locale locale) {
        var groups = new LinkedHashMap<String, Map<String, String>>();
        for (var field : file.kind().fields()) {
            groups.computeIfAbsent(
                            text("imports.group." + group(file.kind(), field), locale), any -> new LinkedHashMap<>())
                    .put(field.code(), label(field, locale));
        }
        if (file.kind().hasCustomFields()) {
            groups.put(text("imports.group.custom", locale), custom(file, locale));
        }
        return groups;
    }

    private Map<String, String> custom(Import file, Locale locale) {
        var entity = file.kind() == ImportKind.ORDERS ? FieldEntity.ORDER : FieldEntity.CUSTOMER;
        var fields = new LinkedHashMap<String, String>();
        custom.definitions(entity).forEach(field -> fields.put(CUSTOM + field.key(), field.label(locale)));
        var undefined = new ArrayList<>(file.mapping());
        undefined.removeIf(code -> !code.startsWith(CUSTOM));
        undefined.forEach(code -> fields.putIfAbsent(code, code.substring(CUSTOM.length())));
        return fields;
    }

    private static String group(ImportKind kind, ImportField field) {
        var code = field.code();
        if (kind == ImportKind.ORDERS && code.startsWith("customer.")) {
            return "customer";
        }
        if (code.startsWith("item.")) {
            return "item";
        }
        return List.of("address", "company", "consent", "utm", "delivery", "payment").stream()
                .filter(group -> code.startsWith(group + "."))
                .findFirst()
                .orElse(kind.code());
    }

    private String label(ImportField field, Locale locale) {
        var code = field.code().startsWith("customer.") ? field.code().substring(9) : field.code();
        var text = messages.getMessage("imports.field." + code, null, code, locale);
        return text == null ? code : text;
    }

    private String text(String key, Locale locale) {
        return messages.getMessage(key, null, locale);
    }
}
