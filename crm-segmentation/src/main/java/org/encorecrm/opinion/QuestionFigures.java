package org.encorecrm.opinion;

import java.util.List;
import org.encorecrm.feedback.Question;
import org.jspecify.annotations.Nullable;

/**
 * What was answered to one question.
 *
 * @param answered how often
 * @param nps of a question on that scale
 * @param average of a rating
 * @param values how often each answer was given, in the order of the scale or of the choices; none of texts
 */
public record QuestionFigures(
        Question question,
        long answered,
        @Nullable Nps nps,
        @Nullable Double average,
        List<Value> values) {

    /** @param share of those who answered, 0 to 1; of several choices they add up to more than 1 */
    public record Value(String value, long count, double share) {}
}
