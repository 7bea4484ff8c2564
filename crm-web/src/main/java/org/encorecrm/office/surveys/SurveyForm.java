package org.encorecrm.office.surveys;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.encorecrm.feedback.Questionnaire;
import org.encorecrm.support.json.Json;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import tools.jackson.databind.node.ObjectNode;

/**
 * A survey as the editor shows it.
 *
 * @param version what the editor saw, null for a new one
 */
public record SurveyForm(
        String key,
        @Nullable Integer version,
        String name,
        String titleRu,
        String titleEn,
        String introductionRu,
        String introductionEn,
        String thanksRu,
        String thanksEn,
        boolean active,
        String againDays,
        List<QuestionForm> questions) {

    private static final int MOST_QUESTIONS = 40;

    static final SurveyForm EMPTY =
            new SurveyForm("", null, "", "", "", "", "", "", "", true, "", List.of(QuestionForm.EMPTY));

    static SurveyForm of(Questionnaire survey) {
        var draft = survey.draft();
        return new SurveyForm(
                draft.key(),
                survey.version(),
                draft.name(),
                text(draft.title().ru()),
                text(draft.title().en()),
                text(draft.introduction().ru()),
                text(draft.introduction().en()),
                text(draft.thanks().ru()),
                text(draft.thanks().en()),
                draft.active(),
                draft.againDays() == null ? "" : draft.againDays().toString(),
                draft.questions().stream().map(QuestionForm::of).toList());
    }

    static SurveyForm read(MultiValueMap<String, String> form) {
        var questions = new ArrayList<QuestionForm>();
        for (var i = 0; i < MOST_QUESTIONS && form.containsKey("q" + i + ".kind"); i++) {
            var at = "q" + i + ".";
            questions.add(new QuestionForm(
                    field(form, at + "key"),
                    field(form, at + "kind"),
                    field(form, at + "ru"),
                    field(form, at + "en"),
                    form.containsKey(at + "required"),
                    form.containsKey(at + "retired"),
                    field(form, at + "choices")));
        }
        return new SurveyForm(
                field(form, "key"),
                version(field(form, "version")),
                field(form, "name"),
                field(form, "titleRu"),
                field(form, "titleEn"),
                field(form, "introductionRu"),
                field(form, "introductionEn"),
                field(form, "thanksRu"),
                field(form, "thanksEn"),
                form.containsKey("active"),
                field(form, "againDays"),
                questions);
    }

    /** After a button of the list of questions: {@code add}, {@code up.2}, {@code down.2}, {@code remove.2}. */
    SurveyForm after(String act) {
        var changed = new ArrayList<>(questions);
        var dot = act.indexOf('.');
        var at = dot > 0 && act.substring(dot + 1).matches("\\d{1,2}") ? Integer.parseInt(act.substring(dot + 1)) : -1;
        switch (dot < 0 ? act : act.substring(0, dot)) {
            case "add" -> changed.add(QuestionForm.EMPTY);
            case "up" -> swap(changed, at, at - 1);
            case "down" -> swap(changed, at, at + 1);
            case "remove" -> {
                if (at >= 0 && at < changed.size()) {
                    changed.remove(at);
                }
            }
            default -> {}
        }
        return new SurveyForm(
                key,
                version,
                name,
                titleRu,
                titleEn,
                introductionRu,
                introductionEn,
                thanksRu,
                thanksEn,
                active,
                againDays,
                changed);
    }

    private static void swap(List<QuestionForm> list, int one, int other) {
        if (one >= 0 && one < list.size() && other >= 0 && other < list.size()) {
            list.set(one, list.set(other, list.get(one)));
        }
    }

    /** As the API takes it, so that both are checked by the same rules. */
    ObjectNode toJson() {
        var json = Json.MAPPER.createObjectNode().put("key", key.strip()).put("name", name);
        words(json.putObject("title"), titleRu, titleEn);
        words(json.putObject("introduction"), introductionRu, introductionEn);
        words(json.putObject("thanks"), thanksRu, thanksEn);
        json.put("active", active);
        if (!againDays.isBlank()) {
            json.put("repeatAfter", "P" + againDays.strip() + "D");
        }
        var array = json.putArray("questions");
        for (var i = 0; i < questions.size(); i++) {
            questions.get(i).write(array.addObject(), i + 1);
        }
        return json;
    }

    static void words(ObjectNode json, String ru, String en) {
        json.put("ru", ru).put("en", en);
    }

    static String text(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }

    private static @Nullable Integer version(String given) {
        return given.matches("\\d{1,9}") ? Integer.valueOf(given) : null;
    }

    private static String field(MultiValueMap<String, String> form, String name) {
        return text(form.getFirst(name));
    }
}
