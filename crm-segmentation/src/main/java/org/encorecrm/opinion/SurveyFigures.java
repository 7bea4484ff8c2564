package org.encorecrm.opinion;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a survey brought.
 *
 * @param answers how often it was answered
 * @param customers by how many different customers
 * @param questions in the order of the survey
 * @param weeks from the first with an answer to the last
 */
public record SurveyFigures(long answers, long customers, List<QuestionFigures> questions, List<Week> weeks) {

    /** @param nps of the answers of this week, where a question is on that scale */
    public record Week(
            LocalDate monday, long answers, @Nullable Nps nps) {}
}
