package org.encorecrm.api.fields;

import java.util.List;
import org.encorecrm.field.Choice;
import org.encorecrm.field.FieldDraft;
import org.encorecrm.field.FieldEntity;
import org.encorecrm.field.FieldType;
import org.encorecrm.support.json.Document;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads a definition: {@code {"entity", "key", "type", "label", "choices", "searchable", "archived"}}. */
final class FieldDocument {

    private static final int LONGEST = 100;
    private static final int MOST_CHOICES = 200;

    private FieldDocument() {}

    static FieldDraft read(JsonNode body) {
        var document = Document.of(body);
        return read(document, entity(document), document.requiredText("key", 60));
    }

    /** A definition named by its address; what the body says about that must agree. */
    static FieldDraft read(JsonNode body, FieldEntity entity, String key) {
        var document = Document.of(body);
        agree(document, "entity", entity.code());
        agree(document, "key", key);
        return read(document, entity, key);
    }

    private static FieldDraft read(Document document, FieldEntity entity, String key) {
        var type = document.required("type", document.word("type", codes()), FieldType.TEXT.code());
        var label = Label.read(document, key);
        var choices = document.objects("choices", MOST_CHOICES).orElse(List.of()).stream()
                .map(FieldDocument::choice)
                .toList();
        var draft = new FieldDraft(
                entity,
                key,
                FieldType.of(type).orElse(FieldType.TEXT),
                label.en(),
                label.ru(),
                choices,
                document.truth("archived").orElse(false),
                document.truth("searchable").orElse(false));
        document.check();
        return draft;
    }

    private static Choice choice(Document choice) {
        var value = choice.requiredText("value", LONGEST);
        var label = Label.read(choice, value);
        return new Choice(value, label.en(), label.ru(), choice.truth("retired").orElse(false));
    }

    private static FieldEntity entity(Document document) {
        var word = document.required("entity", document.word("entity", "customer", "order"), "customer");
        return FieldEntity.of(word).orElse(FieldEntity.CUSTOMER);
    }

    private static String[] codes() {
        return List.of(FieldType.values()).stream().map(FieldType::code).toArray(String[]::new);
    }

    private static void agree(Document document, String name, String value) {
        document.text(name, LONGEST).ifSet(said -> {
            if (!said.equals(value)) {
                document.reject(name, "must be the same as in the address");
            }
        });
    }

    /** One text for both languages, or one for each. */
    record Label(String en, String ru) {

        static Label read(Document document, String otherwise) {
            var raw = document.raw("label").orNull();
            if (raw == null || !raw.isObject()) {
                return both(document.text("label", LONGEST).orNull(), otherwise);
            }
            var languages = document.object("label").orNull();
            if (languages == null) {
                return both(null, otherwise);
            }
            var en = languages.text("en", LONGEST).orNull();
            var ru = languages.text("ru", LONGEST).orNull();
            return new Label(
                    en != null ? en : ru != null ? ru : otherwise, ru != null ? ru : en != null ? en : otherwise);
        }

        private static Label both(@Nullable String text, String otherwise) {
            var label = text == null ? otherwise : text;
            return new Label(label, label);
        }
    }
}
