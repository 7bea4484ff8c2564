package org.encorecrm.feedback;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One answer to one question; one of the values is set, as its kind says. */
record Answer(
        String question,
        AnswerKind kind,
        @Nullable BigDecimal number,
        @Nullable List<String> words,
        @Nullable String text,
        @Nullable Boolean truth) {

    static Answer number(String question, AnswerKind kind, BigDecimal number) {
        return new Answer(question, kind, number, null, null, null);
    }

    static Answer words(String question, AnswerKind kind, List<String> words) {
        return new Answer(question, kind, null, words, null, null);
    }

    static Answer text(String question, String text) {
        return new Answer(question, AnswerKind.TEXT, null, null, text, null);
    }

    static Answer truth(String question, boolean truth) {
        return new Answer(question, AnswerKind.YES_NO, null, null, null, truth);
    }
}
