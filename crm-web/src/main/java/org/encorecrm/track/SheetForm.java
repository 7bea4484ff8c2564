package org.encorecrm.track;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.encorecrm.feedback.AnswerKind;
import org.encorecrm.feedback.Question;
import org.encorecrm.feedback.QuestionnaireDraft;
import org.encorecrm.feedback.Sheet;
import org.jspecify.annotations.Nullable;

/**
 * A survey as its page shows it, in the customer's language.
 *
 * @param given what is filled in already, by the questions' keys
 * @param faults what is wrong with it: {@code required} or {@code wrong}
 */
public record SheetForm(Sheet sheet, Map<String, List<String>> given, Map<String, String> faults) {

    private static final String PREFIX = "q.";

    /** The fields of a form by the questions they answer. */
    static Map<String, List<String>> read(Map<String, List<String>> form) {
        var given = new LinkedHashMap<String, List<String>>();
        form.forEach((name, values) -> {
            if (name.startsWith(PREFIX)) {
                given.put(name.substring(PREFIX.length()), values);
            }
        });
        return given;
    }

    /** A number of the scale in a letter. Anything else chooses nothing. */
    static Map<String, List<String>> chosen(Sheet sheet, @Nullable String answer) {
        if (sheet.survey() == null || answer == null) {
            return Map.of();
        }
        return sheet.survey()
                .scale()
                .filter(question -> scale(question.kind()).contains(answer))
                .map(question -> Map.of(question.key(), List.of(answer)))
                .orElse(Map.of());
    }

    private static List<String> scale(AnswerKind kind) {
        return IntStream.rangeClosed(kind.least(), kind.most())
                .mapToObj(Integer::toString)
                .toList();
    }

    private QuestionnaireDraft survey() {
        return Objects.requireNonNull(sheet.survey());
    }

    public String title() {
        return survey().title().in(sheet.language());
    }

    public String introduction() {
        return survey().introduction().in(sheet.language());
    }

    public String thanks() {
        return survey().thanks().in(sheet.language());
    }

    public List<Line> lines() {
        return survey().asked().stream().map(this::line).toList();
    }

    private Line line(Question question) {
        var values = given.getOrDefault(question.key(), List.of());
        return new Line(
                PREFIX + question.key(),
                question.kind().code(),
                question.text().in(sheet.language()),
                question.required(),
                options(question, values),
                values.isEmpty() ? "" : values.get(0),
                faults.get(question.key()));
    }

    private List<Option> options(Question question, List<String> values) {
        if (question.kind().isScale()) {
            return scale(question.kind()).stream()
                    .map(number -> new Option(number, number, values.contains(number)))
                    .toList();
        }
        return question.choices().stream()
                .map(choice ->
                        new Option(choice.value(), choice.text().in(sheet.language()), values.contains(choice.value())))
                .toList();
    }

    /**
     * A question on the page.
     *
     * @param text what is written, of a question for text; yes or no of that kind
     * @param fault the code of what is wrong
     */
    public record Line(
            String name,
            String kind,
            String question,
            boolean required,
            List<Option> options,
            String text,
            @Nullable String fault) {}

    public record Option(String value, String text, boolean chosen) {}
}
