package org.encorecrm.feedback;

import org.encorecrm.support.json.Json;
import tools.jackson.databind.node.ObjectNode;

/** Definitions of surveys as the API shows them. */
final class QuestionnaireWriter {

    private QuestionnaireWriter() {}

    static ObjectNode write(QuestionnaireDraft draft) {
        var json = Json.MAPPER.createObjectNode().put("key", draft.key()).put("name", draft.name());
        words(json, "title", draft.title());
        words(json, "introduction", draft.introduction());
        words(json, "thanks", draft.thanks());
        var questions = json.putArray("questions");
        draft.questions().forEach(question -> write(questions.addObject(), question));
        json.put("active", draft.active());
        if (draft.againDays() != null) {
            json.put("repeatAfter", "P" + draft.againDays() + "D");
        }
        return json;
    }

    private static void write(ObjectNode json, Question question) {
        json.put("key", question.key()).put("kind", question.kind().code());
        words(json, "text", question.text());
        json.put("required", question.required());
        if (question.kind().hasChoices()) {
            var choices = json.putArray("choices");
            question.choices()
                    .forEach(choice -> words(choices.addObject().put("value", choice.value()), "text", choice.text()));
        }
        if (question.retired()) {
            json.put("retired", true);
        }
    }

    private static void words(ObjectNode json, String name, Words words) {
        if (!words.isEmpty()) {
            var texts = json.putObject(name);
            if (words.en() != null) {
                texts.put("en", words.en());
            }
            if (words.ru() != null) {
                texts.put("ru", words.ru());
            }
        }
    }
}
