package org.encorecrm.office.surveys;

import org.encorecrm.feedback.AnswerKind;
import org.encorecrm.feedback.Questionnaire;
import org.encorecrm.opinion.Nps;
import org.encorecrm.opinion.QuestionFigures;
import org.encorecrm.opinion.SurveyFigures;
import org.jspecify.annotations.Nullable;

/** A survey in the list. */
public record SurveyRow(
        Questionnaire survey,
        long answers,
        @Nullable Nps nps,
        @Nullable Double average) {

    static SurveyRow of(Questionnaire survey, SurveyFigures figures) {
        var scored = first(figures, AnswerKind.NPS);
        var rated = first(figures, AnswerKind.RATING);
        return new SurveyRow(
                survey,
                figures.answers(),
                scored == null ? null : scored.nps(),
                rated == null ? null : rated.average());
    }

    private static @Nullable QuestionFigures first(SurveyFigures figures, AnswerKind kind) {
        return figures.questions().stream()
                .filter(each -> each.question().kind() == kind && each.answered() > 0)
                .findFirst()
                .orElse(null);
    }
}
