package org.encorecrm.feedback;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.encorecrm.feedback.Question.Choice;
import org.encorecrm.support.json.Document;
import org.encorecrm.support.json.Patch;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads definitions of surveys. */
final class QuestionnaireReader {

    static final Pattern KEY = Pattern.compile("[a-z][a-z0-9_]{0,39}");
    static final Pattern QUESTION_KEY = Pattern.compile("[a-z][a-z0-9_]{0,39}");

    private static final int MOST_QUESTIONS = 20;
    private static final int MOST_CHOICES = 20;
    private static final int MOST_DAYS = 3650;

    private QuestionnaireReader() {}

    static QuestionnaireDraft read(JsonNode json) {
        var document = Document.of(json);
        var key = document.requiredText("key", 40);
        if (!key.isEmpty() && !KEY.matcher(key).matches()) {
            document.reject("key", "must be a lower_snake_case name");
        }
        var draft = new QuestionnaireDraft(
                key,
                document.requiredText("name", 200),
                words(document, "title", 200, true),
                words(document, "introduction", 2000, false),
                words(document, "thanks", 2000, false),
                questions(document),
                document.truth("active").orElse(true),
                againDays(document));
        document.check();
        return draft;
    }

    private static Words words(Document document, String name, int longest, boolean required) {
        var object = document.object(name);
        if (required && !object.isSet()) {
            document.required(name, object, document);
        }
        return object.map(texts -> {
                    var words = new Words(
                            texts.prose("en", longest).orNull(),
                            texts.prose("ru", longest).orNull());
                    if (required && words.isEmpty()) {
                        texts.reject("", "must say it in en or ru");
                    }
                    return words;
                })
                .orElse(Words.NONE);
    }

    private static List<Question> questions(Document document) {
        var read = new ArrayList<Question>();
        var keys = new HashSet<String>();
        for (var each : document.required("questions", document.objects("questions", MOST_QUESTIONS), List.of())) {
            var question = question(each);
            if (!question.key().isEmpty() && !keys.add(question.key())) {
                each.reject("key", "is used twice");
            }
            read.add(question);
        }
        if (document.has("questions") && read.isEmpty()) {
            document.reject("questions", "must have at least one");
        }
        return read;
    }

    private static Question question(Document document) {
        var key = document.requiredText("key", 40);
        if (!key.isEmpty() && !QUESTION_KEY.matcher(key).matches()) {
            document.reject("key", "must be a lower_snake_case name");
        }
        var codes = AnswerKind.ASKED.stream().map(AnswerKind::code).toArray(String[]::new);
        var kind = document.word("kind", codes);
        document.required("kind", kind, "");
        var read = kind.map(code -> AnswerKind.of(code).orElseThrow()).orElse(AnswerKind.TEXT);
        return new Question(
                key,
                read,
                words(document, "text", 500, true),
                document.truth("required").orElse(false),
                choices(document, read),
                document.truth("retired").orElse(false));
    }

    private static List<Choice> choices(Document document, AnswerKind kind) {
        var given = document.objects("choices", MOST_CHOICES);
        if (!kind.hasChoices()) {
            if (given.isSet()) {
                document.reject("choices", "must be absent: this kind of question has none");
            }
            return List.of();
        }
        var choices = new ArrayList<Choice>();
        var values = new HashSet<String>();
        for (var each : document.required("choices", given, List.of())) {
            var value = each.requiredText("value", 100);
            if (!value.isEmpty() && !values.add(value)) {
                each.reject("value", "is used twice");
            }
            var text = words(each, "text", 200, false);
            choices.add(new Choice(value, text.isEmpty() ? new Words(value, value) : text));
        }
        if (given.isSet() && choices.size() < 2) {
            document.reject("choices", "must be at least two");
        }
        return choices;
    }

    private static @Nullable Integer againDays(Document document) {
        Patch<Duration> length = document.duration("repeatAfter");
        if (!length.isSet()) {
            return null;
        }
        var days = length.orElse(Duration.ZERO).toDays();
        if (days < 1 || days > MOST_DAYS || !length.orElse(Duration.ZERO).equals(Duration.ofDays(days))) {
            document.reject("repeatAfter", "must be whole days, from P1D to P3650D");
        }
        return (int) days;
    }
}
