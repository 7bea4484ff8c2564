package org.encorecrm.office.surveys;

import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.encorecrm.feedback.AnswerKind;
import org.encorecrm.feedback.QuestionnaireDraft;
import org.encorecrm.feedback.Questionnaires;
import org.encorecrm.security.Marketers;
import org.encorecrm.support.ConflictException;
import org.encorecrm.support.InvalidInputException;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where surveys are written. Works without scripts: each button posts the whole form. */
@Controller
@RequestMapping("/reports/surveys")
@Marketers
class SurveyEditor {

    private final Questionnaires questionnaires;
    private final SurveySaving saving;
    private final MessageSource messages;

    SurveyEditor(Questionnaires questionnaires, SurveySaving saving, MessageSource messages) {
        this.questionnaires = questionnaires;
        this.saving = saving;
        this.messages = messages;
    }

    @GetMapping("/new")
    String fresh(Model model) {
        return show(SurveyForm.EMPTY, true, Map.of(), model);
    }

    @GetMapping("/{key}/edit")
    String edit(@PathVariable String key, Model model) {
        return show(SurveyForm.of(questionnaires.get(key)), false, Map.of(), model);
    }

    @PostMapping("/save")
    String save(
            @RequestParam MultiValueMap<String, String> given,
            @RequestParam(defaultValue = "save") String act,
            @RequestParam(defaultValue = "false") boolean fresh,
            HttpServletResponse response,
            RedirectAttributes redirect,
            Locale language,
            Model model) {
        var form = SurveyForm.read(given);
        if (!act.equals("save")) {
            return show(form.after(act), fresh, Map.of(), model);
        }
        try {
            var saved = saving.save(QuestionnaireDraft.of(form.toJson()), fresh, form.version());
            redirect.addFlashAttribute(
                    "flash",
                    messages.getMessage(
                            "surveys.saved", new Object[] {saved.draft().name()}, language));
            return "redirect:/reports/surveys/" + saved.key();
        } catch (InvalidInputException invalid) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(form, fresh, faults(invalid), model);
        } catch (ConflictException conflict) {
            response.setStatus(HttpStatus.CONFLICT.value());
            model.addAttribute("conflict", !fresh);
            return show(form, fresh, fresh ? Map.of("key", "taken") : Map.of(), model);
        }
    }

    /** By the place on the form ({@code title}, {@code q2.text}), the code of what is to be said there. */
    private static Map<String, String> faults(InvalidInputException invalid) {
        var faults = new LinkedHashMap<String, String>();
        for (var violation : invalid.violations()) {
            var parts = violation.pointer().split("/");
            if (parts.length > 3 && parts[1].equals("questions")) {
                faults.putIfAbsent("q" + parts[2] + "." + parts[3], parts[3]);
            } else if (parts.length > 1) {
                faults.putIfAbsent(parts[1], parts[1]);
            }
        }
        return faults;
    }

    private static String show(SurveyForm form, boolean fresh, Map<String, String> faults, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("fresh", fresh);
        model.addAttribute("faults", faults);
        model.addAttribute(
                "kinds", List.of(AnswerKind.ASKED.stream().map(AnswerKind::code).toArray()));
        return "surveys/edit";
    }
}
