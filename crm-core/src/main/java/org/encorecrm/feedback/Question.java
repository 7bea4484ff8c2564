package org.encorecrm.feedback;

import java.util.List;

/**
 * A question of a survey.
 *
 * @param key in lower_snake_case; criteria name it as {@code survey.<survey>.<key>}
 * @param required the page insists on an answer
 * @param choices what one may choose from, where the kind has choices
 * @param retired asked no more; kept because it has been answered
 */
public record Question(
        String key, AnswerKind kind, Words text, boolean required, List<Choice> choices, boolean retired) {

    /** @param value what is kept when it is chosen */
    public record Choice(String value, Words text) {}

    List<String> values() {
        return choices.stream().map(Choice::value).toList();
    }

    Question retire() {
        return new Question(key, kind, text, false, choices, true);
    }
}
