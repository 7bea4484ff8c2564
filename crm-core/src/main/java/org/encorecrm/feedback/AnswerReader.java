package org.encorecrm.feedback;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.encorecrm.support.json.Document;
import org.encorecrm.support.json.Patch;
import org.jspecify.annotations.Nullable;

/**
 * Reads answers as their questions want them. Of a survey that is not defined here the answers say themselves what they
 * are; there a whole number from 0 to 10 to the question {@code nps} is one on that scale.
 */
final class AnswerReader {

    private static final int LONGEST_TEXT = 4000;
    private static final int MOST_WORDS = 50;

    private final Document answers;
    private final @Nullable QuestionnaireDraft survey;

    AnswerReader(Document answers, @Nullable QuestionnaireDraft survey) {
        this.answers = answers;
        this.survey = survey;
    }

    /** The good ones; what is wrong with the others is noted in the document. */
    List<Answer> read() {
        var read = new ArrayList<Answer>();
        for (var name : List.copyOf(answers.names())) {
            if (!QuestionnaireReader.QUESTION_KEY.matcher(name).matches()) {
                answers.reject(name, "must be named in lower_snake_case");
            } else {
                answer(name).ifPresent(read::add);
            }
        }
        return read;
    }

    private Optional<Answer> answer(String name) {
        if (survey == null) {
            return unasked(name).value();
        }
        var question = survey.question(name);
        if (question.isEmpty()) {
            answers.reject(name, "is not a question of this survey");
            return Optional.empty();
        }
        return asked(question.get()).value();
    }

    private Patch<Answer> asked(Question question) {
        var key = question.key();
        var kind = question.kind();
        return switch (kind) {
            case NPS, RATING ->
                answers.integer(key, kind.least(), kind.most())
                        .map(number -> Answer.number(key, kind, BigDecimal.valueOf(number)));
            case NUMBER -> answers.decimal(key).map(number -> Answer.number(key, kind, number));
            case CHOICE ->
                answers.word(key, question.values().toArray(String[]::new))
                        .map(word -> Answer.words(key, kind, List.of(word)));
            case CHOICES -> chosen(question);
            case TEXT -> answers.prose(key, LONGEST_TEXT).map(text -> Answer.text(key, text));
            case YES_NO -> answers.truth(key).map(truth -> Answer.truth(key, truth));
        };
    }

    private Patch<Answer> chosen(Question question) {
        var words = answers.texts(question.key(), MOST_WORDS, 100);
        var strange = words.orElse(List.of()).stream()
                .filter(word -> !question.values().contains(word))
                .findFirst();
        if (strange.isPresent()) {
            answers.reject(question.key(), "must be some of " + String.join(", ", question.values()));
            return Patch.absent();
        }
        return some(question.key(), words);
    }

    private static Patch<Answer> some(String key, Patch<List<String>> words) {
        return words.orElse(List.of()).isEmpty()
                ? Patch.absent()
                : words.map(each -> Answer.words(key, AnswerKind.CHOICES, each));
    }

    private Patch<Answer> unasked(String name) {
        var value = answers.raw(name).orNull();
        if (value == null) {
            return Patch.absent();
        }
        if (value.isNumber()) {
            return answers.decimal(name).map(number -> Answer.number(name, scale(name, number), number));
        }
        if (value.isBoolean()) {
            return answers.truth(name).map(truth -> Answer.truth(name, truth));
        }
        if (value.isArray()) {
            return some(name, answers.texts(name, MOST_WORDS, 200));
        }
        return answers.prose(name, LONGEST_TEXT).map(text -> Answer.text(name, text));
    }

    private static AnswerKind scale(String name, BigDecimal number) {
        var whole = number.stripTrailingZeros().scale() <= 0;
        return name.equals("nps") && whole && number.signum() >= 0 && number.compareTo(BigDecimal.TEN) <= 0
                ? AnswerKind.NPS
                : AnswerKind.NUMBER;
    }
}
