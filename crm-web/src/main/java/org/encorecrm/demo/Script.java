package org.encorecrm.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.encorecrm.feedback.QuestionnaireDraft;
import org.encorecrm.field.Choice;
import org.encorecrm.field.FieldDraft;
import org.encorecrm.field.FieldEntity;
import org.encorecrm.field.FieldType;
import org.encorecrm.template.TemplateClass;
import org.encorecrm.template.TemplateDraft;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The story as it is written down: segments, scenarios and letters, in the language of the API. */
final class Script {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String CONTENT = "<!-- content -->";

    private Script() {}

    static JsonNode segments() {
        return JSON.readTree(text("segments.json"));
    }

    static JsonNode scenarios() {
        return JSON.readTree(text("scenarios.json"));
    }

    static Iterable<FieldDraft> fields() {
        return JSON.readTree(text("fields.json")).valueStream().map(Script::field)::iterator;
    }

    static Iterable<QuestionnaireDraft> surveys() {
        return JSON.readTree(text("surveys.json")).valueStream().map(QuestionnaireDraft::of)::iterator;
    }

    static Iterable<TemplateDraft> templates() {
        return JSON.readTree(text("templates.json")).valueStream().map(Script::template)::iterator;
    }

    private static FieldDraft field(JsonNode field) {
        var choices = field.path("choices").valueStream().map(Script::choice).toList();
        return new FieldDraft(
                FieldEntity.of(field.get("entity").stringValue()).orElseThrow(),
                field.get("key").stringValue(),
                FieldType.of(field.get("type").stringValue()).orElseThrow(),
                field.get("en").stringValue(),
                field.get("ru").stringValue(),
                choices,
                false,
                false);
    }

    private static Choice choice(JsonNode choice) {
        var value = choice.get("value").stringValue();
        return new Choice(
                value, choice.path("en").stringValue(value), choice.path("ru").stringValue(value), false);
    }

    private static TemplateDraft template(JsonNode template) {
        var key = template.get("key").stringValue();
        return new TemplateDraft(
                key,
                template.get("name").stringValue(),
                TemplateClass.ADVERTISING,
                template.get("subject").stringValue(),
                template.get("preheader").stringValue(),
                text("letters/frame.html").replace(CONTENT, text("letters/" + key + ".html")),
                null,
                null);
    }

    private static String text(String name) {
        try (var stream = Script.class.getResourceAsStream("/demo/story/" + name)) {
            if (stream == null) {
                throw new IllegalStateException("missing resource demo/story/" + name);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
