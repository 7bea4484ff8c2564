package org.encorecrm.office.surveys;

import java.util.Locale;
import org.encorecrm.feedback.AnswerKind;
import org.encorecrm.feedback.Question;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What an answer that is kept as a word is called. */
@Component("surveyLabels")
public class SurveyLabels {

    private final MessageSource messages;

    SurveyLabels(MessageSource messages) {
        this.messages = messages;
    }

    public String of(Question question, String value, Locale language) {
        if (question.kind() == AnswerKind.YES_NO) {
            return messages.getMessage("surveys.page." + value, null, language);
        }
        return question.choices().stream()
                .filter(choice -> choice.value().equals(value))
                .map(choice -> choice.text().in(language))
                .findFirst()
                .orElse(value);
    }
}
