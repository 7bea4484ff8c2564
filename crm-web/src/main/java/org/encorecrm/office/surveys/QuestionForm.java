package org.encorecrm.office.surveys;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.encorecrm.feedback.Question;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A question as the editor shows it.
 *
 * @param choices one in a line: Russian, then after a bar English; what is kept is the first word there is
 */
public record QuestionForm(
        String key, String kind, String ru, String en, boolean required, boolean retired, String choices) {

    static final QuestionForm EMPTY = new QuestionForm("", "nps", "", "", false, false, "");

    static QuestionForm of(Question question) {
        return new QuestionForm(
                question.key(),
                question.kind().code(),
                SurveyForm.text(question.text().ru()),
                SurveyForm.text(question.text().en()),
                question.required(),
                question.retired(),
                question.choices().stream().map(QuestionForm::line).collect(Collectors.joining("\n")));
    }

    /** {@code value = русский | English}. */
    private static String line(Question.Choice choice) {
        return choice.value() + " = " + SurveyForm.text(choice.text().ru()) + " | "
                + SurveyForm.text(choice.text().en());
    }

    public boolean hasChoices() {
        return kind.equals("choice") || kind.equals("choices");
    }

    void write(ObjectNode json, int number) {
        json.put("key", key.isBlank() ? "q" + number : key.strip()).put("kind", kind);
        SurveyForm.words(json.putObject("text"), ru, en);
        json.put("required", required).put("retired", retired);
        if (hasChoices()) {
            var array = json.putArray("choices");
            Arrays.stream(choices.split("\\R")).filter(line -> !line.isBlank()).forEach(line -> choice(array, line));
        }
    }

    private static void choice(ArrayNode array, String line) {
        var equals = line.indexOf('=');
        var texts = (equals < 0 ? line : line.substring(equals + 1)).split("\\|", 2);
        var russian = texts[0].strip();
        var english = texts.length > 1 ? texts[1].strip() : "";
        var value = equals < 0
                ? russian.isEmpty() ? english : russian
                : line.substring(0, equals).strip();
        var choice = array.addObject().put("value", value);
        SurveyForm.words(choice.putObject("text"), russian, english);
    }
}
