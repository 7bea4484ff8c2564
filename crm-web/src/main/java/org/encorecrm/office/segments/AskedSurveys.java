package org.encorecrm.office.segments;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.encorecrm.criteria.FeedbackFields;
import org.encorecrm.criteria.Label;
import org.encorecrm.feedback.Question;
import org.encorecrm.feedback.QuestionnaireDraft;

/** The shop's surveys with their questions, as conditions in the words they were asked in. */
record AskedSurveys(List<QuestionnaireDraft> surveys) {

    private static final String ADD = "add:field:";
    private static final Label SURVEYS = new Label("Surveys", "Опросы");
    private static final Label ANSWERED = new Label("When answered", "Когда ответил");

    /** Nothing while there are no surveys. */
    Optional<Palette.Shelf> shelf(Locale locale) {
        var items = surveys.stream()
                .flatMap(survey -> Stream.concat(
                        Stream.of(item(answered(survey), answered(survey, locale))),
                        survey.questions().stream()
                                .map(question -> item(key(survey, question), label(survey, question, locale)))))
                .toList();
        return items.isEmpty() ? Optional.empty() : Optional.of(new Palette.Shelf(SURVEYS.in(locale), items));
    }

    /** What each of their fields is called, by its key. */
    Map<String, String> labels(Locale locale) {
        var labels = new HashMap<String, String>();
        for (var survey : surveys) {
            labels.put(answered(survey), answered(survey, locale));
            survey.questions().forEach(question -> labels.put(key(survey, question), label(survey, question, locale)));
        }
        return labels;
    }

    private static Palette.Item item(String key, String label) {
        return new Palette.Item(ADD + key, label, key);
    }

    private static String answered(QuestionnaireDraft survey) {
        return FeedbackFields.ANSWERED + survey.key();
    }

    private static String answered(QuestionnaireDraft survey, Locale locale) {
        return ANSWERED.in(locale) + ": " + survey.name();
    }

    private static String key(QuestionnaireDraft survey, Question question) {
        return FeedbackFields.SURVEY + survey.key() + "." + question.key();
    }

    private static String label(QuestionnaireDraft survey, Question question, Locale locale) {
        return survey.name() + ": " + question.text().in(locale);
    }
}
