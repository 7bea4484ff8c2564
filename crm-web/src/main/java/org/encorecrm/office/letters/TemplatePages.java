package org.encorecrm.office.letters;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.encorecrm.channel.Delivery;
import org.encorecrm.field.CustomFields;
import org.encorecrm.field.FieldEntity;
import org.encorecrm.message.TestLetters;
import org.encorecrm.security.Marketers;
import org.encorecrm.support.ConflictException;
import org.encorecrm.support.InvalidInputException;
import org.encorecrm.support.Violation;
import org.encorecrm.template.Templates;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The template library: list, editor, live preview for a real customer, test letter. */
@Controller
@Marketers
@RequestMapping("/templates")
class TemplatePages {

    private final Templates templates;
    private final DraftPreviews previews;
    private final TestLetters tests;
    private final ProblemTexts problems;
    private final MessageSource texts;
    private final CustomFields fields;

    TemplatePages(
            Templates templates,
            DraftPreviews previews,
            TestLetters tests,
            ProblemTexts problems,
            MessageSource texts,
            CustomFields fields) {
        this.templates = templates;
        this.previews = previews;
        this.tests = tests;
        this.problems = problems;
        this.texts = texts;
        this.fields = fields;
    }

    @GetMapping
    String list(Model model) {
        model.addAttribute("templates", templates.all());
        return "templates/list";
    }

    @GetMapping("/new")
    String blank(Model model, Locale locale) {
        var blank = TemplateForm.blank(
                texts.getMessage("templates.starter.subject", null, locale),
                texts.getMessage("templates.starter", null, locale));
        return editor(blank, true, List.of(), model);
    }

    @GetMapping("/{key}")
    String edit(@PathVariable String key, Model model) {
        return editor(TemplateForm.of(templates.get(key)), false, List.of(), model);
    }

    @PostMapping
    String save(
            @ModelAttribute TemplateForm form,
            @RequestParam(defaultValue = "false") boolean fresh,
            Model model,
            Locale locale,
            RedirectAttributes redirect) {
        try {
            var draft = form.draft();
            var saved = fresh ? templates.add(draft) : templates.save(draft, form.version());
            redirect.addFlashAttribute("flash", texts.getMessage("templates.saved", null, locale));
            redirect.addAttribute("key", saved.key());
            return "redirect:/templates/{key}";
        } catch (InvalidInputException invalid) {
            return editor(form, fresh, invalid.violations(), model);
        } catch (ConflictException conflict) {
            model.addAttribute("conflict", !fresh);
            return editor(form, fresh, fresh ? List.of(new Violation("/key", "taken")) : List.of(), model);
        }
    }

    private String editor(TemplateForm form, boolean fresh, List<Violation> violations, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("fresh", fresh);
        model.addAttribute("errors", byField(violations));
        model.addAttribute("variables", Templates.variables());
        model.addAttribute(
                "ownFields",
                Stream.of(FieldEntity.values())
                        .flatMap(entity -> fields.definitions(entity).stream())
                        .toList());
        return "templates/edit";
    }

    /** Html and mjml are one field here. */
    private Map<String, List<String>> byField(List<Violation> violations) {
        var fields = new LinkedHashMap<String, List<String>>();
        for (var violation : violations) {
            var name = violation.pointer().substring(1).replaceAll("^(html|mjml)$", "body");
            fields.computeIfAbsent(name, first -> new ArrayList<>()).add(problems.of(violation.message()));
        }
        return fields;
    }

    /** While one types: what is wrong, the subject and the text part. The letter itself comes into a frame. */
    @PostMapping("/check")
    String check(@ModelAttribute TemplateForm form, Model model) {
        model.addAttribute("preview", previews.of(form));
        return "templates/edit :: check";
    }

    @PostMapping("/frame")
    ResponseEntity<String> frame(@ModelAttribute TemplateForm form) {
        var letter = previews.of(form).letter();
        return LetterFrame.of(letter == null ? "" : letter.html());
    }

    @PostMapping("/test")
    ResponseEntity<Void> test(@ModelAttribute TemplateForm form, Locale locale) {
        var answer = test(form);
        var text = texts.getMessage("templates.test." + answer, new Object[] {form.to()}, locale);
        return ResponseEntity.status(HttpStatus.OK)
                .header("HX-Trigger", Toasts.saying(text))
                .header("HX-Reswap", "none")
                .build();
    }

    private String test(TemplateForm form) {
        var to = Objects.requireNonNullElse(form.to(), "").strip();
        var preview = previews.of(form);
        if (!to.matches("[^@\\s]+@[^@\\s]+") || preview.letter() == null || preview.reader() == null) {
            return to.matches("[^@\\s]+@[^@\\s]+") ? "broken" : "noAddress";
        }
        try {
            var delivery = tests.send(form.draft(), preview.reader().id(), to);
            return delivery.verdict() == Delivery.Verdict.ACCEPTED ? "sent" : "refused";
        } catch (ConflictException notAllowed) {
            return "notAllowed";
        }
    }
}
