package org.encorecrm.api.feedback;

import java.time.LocalDate;
import java.util.List;
import org.encorecrm.feedback.AnswerKind;
import org.encorecrm.opinion.Nps;
import org.encorecrm.opinion.QuestionFigures;
import org.encorecrm.opinion.SurveyFigures;
import org.jspecify.annotations.Nullable;

/** What a survey brought. Shares are between 0 and 1; NPS and its 95 % interval between −100 and 100. */
record Results(long answers, long customers, List<Question> questions, List<Week> weeks) {

    static Results of(SurveyFigures figures) {
        return new Results(
                figures.answers(),
                figures.customers(),
                figures.questions().stream().map(Question::of).toList(),
                figures.weeks().stream()
                        .map(week -> new Week(week.monday(), week.answers(), week.nps()))
                        .toList());
    }

    record Question(
            String key,
            AnswerKind kind,
            long answered,
            @Nullable Nps nps,
            @Nullable Double average,
            List<QuestionFigures.Value> values) {

        static Question of(QuestionFigures figures) {
            return new Question(
                    figures.question().key(),
                    figures.question().kind(),
                    figures.answered(),
                    figures.nps(),
                    figures.average(),
                    figures.values());
        }
    }

    record Week(LocalDate monday, long answers, @Nullable Nps nps) {}
}
