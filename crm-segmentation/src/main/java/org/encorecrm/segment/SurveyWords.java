package org.encorecrm.segment;

import java.util.Locale;
import java.util.Optional;
import org.encorecrm.criteria.FeedbackFields;
import org.encorecrm.criteria.Label;
import org.encorecrm.feedback.Question;
import org.encorecrm.feedback.Questionnaire;
import org.encorecrm.feedback.Questionnaires;
import org.springframework.stereotype.Component;

/** Surveys and their questions by the names people gave them; surveys of elsewhere have none but their keys. */
@Component
class SurveyWords {

    private static final Label ANSWERED = new Label("Survey answered: ", "Ответил на опрос: ");
    private static final Label SURVEY = new Label("Survey ", "Опрос ");

    private final Questionnaires surveys;

    SurveyWords(Questionnaires surveys) {
        this.surveys = surveys;
    }

    /** What a field about a survey is called, empty for any other field and for what is not known here. */
    Optional<String> of(String field, Locale locale) {
        if (field.startsWith(FeedbackFields.ANSWERED)) {
            return surveys.find(field.substring(FeedbackFields.ANSWERED.length()))
                    .map(survey -> ANSWERED.in(locale) + name(survey));
        }
        if (!field.startsWith(FeedbackFields.SURVEY)) {
            return Optional.empty();
        }
        var keys = field.substring(FeedbackFields.SURVEY.length()).split("\\.", 2);
        return surveys.find(keys[0])
                .map(survey -> SURVEY.in(locale) + name(survey) + ": "
                        + question(survey, keys.length < 2 ? "" : keys[1], locale));
    }

    private static String name(Questionnaire survey) {
        return "«" + survey.draft().name() + "»";
    }

    private static String question(Questionnaire survey, String key, Locale locale) {
        return survey.draft().questions().stream()
                .filter(question -> question.key().equals(key))
                .map(Question::text)
                .filter(text -> !text.isEmpty())
                .map(text -> text.in(locale))
                .findFirst()
                .orElse(key);
    }
}
