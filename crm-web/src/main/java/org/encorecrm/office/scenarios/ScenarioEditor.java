package org.encorecrm.office.scenarios;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.encorecrm.scenario.ScenarioDefinition;
import org.encorecrm.scenario.Scenarios;
import org.encorecrm.security.Marketers;
import org.encorecrm.segment.Segments;
import org.encorecrm.support.ConflictException;
import org.encorecrm.support.InvalidInputException;
import org.encorecrm.template.Templates;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Makes and changes scenarios. One form; its buttons either save or change the steps and show the form again. */
@Controller
@RequestMapping("/scenarios")
@Marketers
class ScenarioEditor {

    private static final Pattern IN_CRITERION = Pattern.compile("^(.*/if)(/.*)?$");

    private final Scenarios scenarios;
    private final Segments segments;
    private final Templates templates;
    private final MessageSource messages;

    ScenarioEditor(Scenarios scenarios, Segments segments, Templates templates, MessageSource messages) {
        this.scenarios = scenarios;
        this.segments = segments;
        this.templates = templates;
        this.messages = messages;
    }

    @GetMapping("/-/new")
    String create(@RequestParam(defaultValue = "") String segment, Model model) {
        return show(ScenarioForm.blank(segment), true, Map.of(), model);
    }

    @GetMapping("/{key}/edit")
    String edit(@PathVariable String key, Model model) {
        return show(ScenarioForm.of(scenarios.get(key)), false, Map.of(), model);
    }

    @PostMapping("/-/new")
    ModelAndView create(
            @ModelAttribute ScenarioForm form, @RequestParam String act, Model model, RedirectAttributes redirect) {
        if (!act.equals("save")) {
            return again(form, act, true, model);
        }
        var slug = form.key().isEmpty() && !form.name().isBlank()
                ? form.withKey(Slug.of(form.name(), key -> scenarios.find(key).isPresent()))
                : form;
        return save(form, slug, true, model, redirect);
    }

    @PostMapping("/{key}/edit")
    ModelAndView edit(
            @PathVariable String key,
            @ModelAttribute ScenarioForm form,
            @RequestParam String act,
            Model model,
            RedirectAttributes redirect) {
        return act.equals("save")
                ? save(form, form.withKey(key), false, model, redirect)
                : again(form.withKey(key), act, false, model);
    }

    private ModelAndView again(ScenarioForm form, String act, boolean fresh, Model model) {
        var changed = form.withSteps(StepEdits.apply(act, form.stepsOrNone()));
        return new ModelAndView(show(changed, fresh, Map.of(), model), model.asMap());
    }

    private ModelAndView save(
            ScenarioForm given, ScenarioForm form, boolean fresh, Model model, RedirectAttributes redirect) {
        try {
            var definition = ScenarioDefinition.of(form.toJson());
            var saved = fresh ? scenarios.create(definition) : scenarios.put(definition, form.version());
            redirect.addFlashAttribute("flash", text("scenarios.saved"));
            return new ModelAndView("redirect:/scenarios/" + saved.key());
        } catch (InvalidInputException wrong) {
            return refused(given, fresh, errors(wrong), HttpStatus.UNPROCESSABLE_CONTENT, model);
        } catch (ConflictException conflict) {
            return fresh
                    ? refused(
                            given,
                            true,
                            Map.of("/key", text("scenarios.wrong.keyTaken")),
                            HttpStatus.UNPROCESSABLE_CONTENT,
                            model)
                    : refused(form, false, Map.of(), HttpStatus.CONFLICT, model.addAttribute("conflict", true));
        }
    }

    private ModelAndView refused(
            ScenarioForm form, boolean fresh, Map<String, String> errors, HttpStatus status, Model model) {
        var page = new ModelAndView(show(form, fresh, errors, model), model.asMap());
        page.setStatus(status);
        return page;
    }

    /** What is wrong, in the reader's words, by the pointer of the field it is shown beside. */
    private Map<String, String> errors(InvalidInputException wrong) {
        var errors = new HashMap<String, String>();
        wrong.violations().forEach(violation -> {
            var inCriterion = IN_CRITERION.matcher(violation.pointer());
            var pointer = inCriterion.matches() ? inCriterion.group(1) : violation.pointer();
            var field = pointer.substring(pointer.lastIndexOf('/') + 1);
            errors.putIfAbsent(pointer, said(field, violation.message()));
        });
        return errors;
    }

    private String show(ScenarioForm form, boolean fresh, Map<String, String> errors, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("fresh", fresh);
        model.addAttribute("errors", errors);
        model.addAttribute("segments", segments.all());
        model.addAttribute("templates", templates.all());
        model.addAttribute("units", SpanField.UNITS);
        model.addAttribute("kinds", List.of("send", "task", "wait", "if", "tag", "stop"));
        return "scenarios/editor";
    }

    private String said(String field, String otherwise) {
        var locale = LocaleContextHolder.getLocale();
        return Objects.requireNonNullElse(
                messages.getMessage("scenarios.wrong." + field, null, otherwise, locale), otherwise);
    }

    private String text(String key) {
        return messages.getMessage(key, null, LocaleContextHolder.getLocale());
    }
}
