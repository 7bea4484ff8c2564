package org.encorecrm.office.imports;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.encorecrm.intake.Example;
import org.encorecrm.intake.Import;
import org.encorecrm.intake.Import.Step;
import org.encorecrm.intake.Imports;
import org.encorecrm.intake.sheet.Encoding;
import org.encorecrm.office.ImportLines;
import org.encorecrm.office.ImportWords;
import org.encorecrm.security.Marketers;
import org.encorecrm.security.Users;
import org.encorecrm.support.InvalidInputException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One import, step by step. */
@Controller
@RequestMapping("/customers/imports/{id:\\d{1,18}}")
@Marketers
class ImportPage {

    private static final String BACK = "redirect:/customers/imports/";

    private final Imports imports;
    private final FieldChoices choices;
    private final ImportLines lines;
    private final ImportWords words;
    private final ChangeWords changes;
    private final Users users;

    ImportPage(
            Imports imports,
            FieldChoices choices,
            ImportLines lines,
            ImportWords words,
            ChangeWords changes,
            Users users) {
        this.imports = imports;
        this.choices = choices;
        this.lines = lines;
        this.words = words;
        this.changes = changes;
        this.users = users;
    }

    @GetMapping
    String page(@PathVariable long id, Model model, Locale locale) {
        var file = now(id, model);
        if (file.open()) {
            var preview = imports.preview(id);
            model.addAttribute("columns", ColumnLine.of(file, preview));
            model.addAttribute("preview", preview);
            model.addAttribute("choices", choices.of(file, locale));
            model.addAttribute("encodings", Encoding.values());
        }
        return "imports/import";
    }

    /** What the page asks for every second while it runs. */
    @GetMapping("/now")
    String part(@PathVariable long id, Model model, HttpServletResponse response) {
        var file = now(id, model);
        if (!file.running()) {
            // The next step has more on it than this part.
            response.setHeader("HX-Refresh", "true");
        }
        return "imports/import :: now";
    }

    private Import now(long id, Model model) {
        var file = imports.get(id);
        model.addAttribute("file", file);
        model.addAttribute("names", users.names());
        model.addAttribute("words", words);
        model.addAttribute("said", changes.of(file.kind()));
        model.addAttribute("stage", stage(file));
        if (file.step() == Step.DRY_RUN && !file.running()) {
            model.addAttribute(
                    "examples", imports.examples(id).stream().collect(Collectors.groupingBy(Example::outcome)));
        }
        if (file.step() == Step.UNDO) {
            model.addAttribute("keptFor", imports.keptFor(id));
        }
        return file;
    }

    /** Where the person is: 2 columns, 3 dry run, 4 run, 5 result. */
    private static int stage(Import file) {
        return switch (file.step()) {
            case MAPPING -> 2;
            case DRY_RUN -> 3;
            case RUN, UNDO -> file.running() ? 4 : 5;
        };
    }

    /** Reads the file in another way. */
    @PostMapping("/format")
    String read(@PathVariable long id, @RequestParam Map<String, String> form, Model model, Locale locale) {
        try {
            imports.read(id, ImportForm.format(imports.get(id), form));
        } catch (InvalidInputException wrong) {
            return refused(id, wrong, model, locale);
        }
        return BACK + id;
    }

    /** Columns and options, and then what the button says: a dry run or the run. */
    @PostMapping("/start")
    String start(
            @PathVariable long id,
            @RequestParam Map<String, String> form,
            @RequestParam(defaultValue = "rehearse") String act,
            Model model,
            Locale locale) {
        try {
            if (form.containsKey("column0")) {
                imports.map(id, ImportForm.mapping(imports.get(id), form), ImportForm.options(form));
            }
            if (act.equals("run")) {
                imports.run(id);
            } else {
                imports.rehearse(id);
            }
        } catch (InvalidInputException wrong) {
            return refused(id, wrong, model, locale);
        }
        return BACK + id;
    }

    private String refused(long id, InvalidInputException wrong, Model model, Locale locale) {
        model.addAttribute(
                "wrong",
                wrong.violations().stream()
                        .map(fault -> words.mapping(fault, locale))
                        .toList());
        return page(id, model, locale);
    }

    @PostMapping("/cancel")
    String cancel(@PathVariable long id) {
        imports.cancel(id);
        return BACK + id;
    }

    @PostMapping("/undo")
    String undo(@PathVariable long id) {
        imports.undo(id);
        return BACK + id;
    }

    @PostMapping("/remove")
    String remove(@PathVariable long id) {
        imports.remove(id);
        return "redirect:/customers/imports";
    }

    @GetMapping("/rejected")
    void rejected(@PathVariable long id, HttpServletResponse response, Locale locale) throws IOException {
        lines.write(imports.get(id), true, locale, response);
    }

    @GetMapping("/remarks")
    void remarks(@PathVariable long id, HttpServletResponse response, Locale locale) throws IOException {
        lines.write(imports.get(id), false, locale, response);
    }
}
