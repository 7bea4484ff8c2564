package org.encorecrm.template;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.encorecrm.field.FieldEntity;
import org.encorecrm.field.FieldUse;
import org.encorecrm.field.FieldUses;
import org.springframework.stereotype.Component;

/** The templates that write a field of the shop's own into letters. */
@Component
class TemplateFields implements FieldUses {

    private final TemplateStore store;

    TemplateFields(TemplateStore store) {
        this.store = store;
    }

    @Override
    public List<FieldUse> usesOf(FieldEntity entity, String key) {
        var written =
                Pattern.compile(entity.code() + "\\.custom(?:Values)?\\." + Pattern.quote(key) + "(?![A-Za-z0-9_-])");
        return store.all().stream()
                .filter(template -> texts(template.draft())
                        .anyMatch(text -> written.matcher(text).find()))
                .map(template -> new FieldUse("template", template.key(), template.name()))
                .toList();
    }

    private static Stream<String> texts(TemplateDraft draft) {
        return Stream.of(draft.subject(), draft.preheader(), draft.text(), draft.html(), draft.mjml())
                .filter(text -> text != null);
    }
}
