package org.encorecrm.feedback;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is said about a survey.
 *
 * @param name what the office calls it; customers read the title
 * @param active whether its page takes answers
 * @param againDays after how many days somebody may answer again; null: once per customer
 */
public record QuestionnaireDraft(
        String key,
        String name,
        Words title,
        Words introduction,
        Words thanks,
        List<Question> questions,
        boolean active,
        @Nullable Integer againDays) {

    /** Reads what the API takes. */
    public static QuestionnaireDraft of(JsonNode json) {
        return QuestionnaireReader.read(json);
    }

    public ObjectNode toJson() {
        return QuestionnaireWriter.write(this);
    }

    /** What is asked. */
    public List<Question> asked() {
        return questions.stream().filter(question -> !question.retired()).toList();
    }

    public Optional<Question> question(String named) {
        return questions.stream()
                .filter(question -> question.key().equals(named))
                .findFirst();
    }

    /** The first question that a number in a letter can answer. */
    public Optional<Question> scale() {
        return asked().stream().filter(question -> question.kind().isScale()).findFirst();
    }

    QuestionnaireDraft with(List<Question> others) {
        return new QuestionnaireDraft(key, name, title, introduction, thanks, others, active, againDays);
    }
}
