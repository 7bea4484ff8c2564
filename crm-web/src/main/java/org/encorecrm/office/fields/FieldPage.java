package org.encorecrm.office.fields;

import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.encorecrm.field.FieldDefinitions;
import org.encorecrm.field.FieldEntity;
import org.encorecrm.field.FieldInUseException;
import org.encorecrm.field.FieldIndexes;
import org.encorecrm.field.FieldType;
import org.encorecrm.field.Guess;
import org.encorecrm.field.IndexState;
import org.encorecrm.field.MisfittingValuesException;
import org.encorecrm.security.Marketers;
import org.encorecrm.support.ConflictException;
import org.encorecrm.support.InvalidInputException;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One field: defined, changed, put away. */
@Controller
@RequestMapping("/settings/fields")
@Marketers
class FieldPage {

    private static final String FORM = "fields/one";

    private final FieldDefinitions definitions;
    private final FieldIndexes indexes;
    private final Guess guess;
    private final MessageSource messages;

    FieldPage(FieldDefinitions definitions, FieldIndexes indexes, Guess guess, MessageSource messages) {
        this.definitions = definitions;
        this.indexes = indexes;
        this.guess = guess;
        this.messages = messages;
    }

    @ModelAttribute("types")
    FieldType[] types() {
        return FieldType.values();
    }

    /** Empty, or as the values of a key suggest. */
    @GetMapping("/new")
    String fresh(
            @RequestParam(defaultValue = "CUSTOMER") FieldEntity entity,
            @RequestParam(defaultValue = "") String key,
            Model model) {
        model.addAttribute("form", FieldForm.of(guess.of(entity, key)));
        model.addAttribute("guessed", !key.isEmpty());
        return FORM;
    }

    /** The choices are asked for only where the type has them. */
    @GetMapping("/choices")
    String choices(FieldForm form, Model model) {
        model.addAttribute("form", form);
        return FORM + " :: choices";
    }

    @GetMapping("/{entity}/{key}")
    String edit(@PathVariable String entity, @PathVariable String key, Model model) {
        var field = definitions.get(entity(entity), key);
        model.addAttribute("form", FieldForm.of(field));
        return stored(field.entity(), key, model);
    }

    private String stored(FieldEntity entity, String key, Model model) {
        var field = definitions.get(entity, key);
        model.addAttribute("field", field);
        model.addAttribute("uses", definitions.usesOf(entity, key));
        model.addAttribute("index", indexes.states(List.of(field)).getOrDefault(field.id(), IndexState.NOTHING));
        return FORM;
    }

    @PostMapping
    String save(FieldForm form, Model model, RedirectAttributes redirect, HttpServletResponse response, Locale locale) {
        var errors = new HashMap<String, String>();
        try {
            var draft = form.draft();
            var field = form.isNew() ? definitions.create(draft) : definitions.change(draft, form.version());
            redirect.addFlashAttribute(
                    "flash", messages.getMessage("fields.saved", new Object[] {field.label(locale)}, locale));
            return "redirect:/settings/fields";
        } catch (InvalidInputException invalid) {
            invalid.violations()
                    .forEach(
                            each -> errors.putIfAbsent(place(each.pointer()), "fields.error." + place(each.pointer())));
        } catch (MisfittingValuesException misfits) {
            model.addAttribute("misfits", misfits.misfits());
        } catch (FieldInUseException inUse) {
            model.addAttribute("inTheWay", inUse.uses());
        } catch (ConflictException conflict) {
            errors.put(form.isNew() ? "key" : "form", form.isNew() ? "fields.error.taken" : "fields.error.changed");
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        model.addAttribute("form", form);
        model.addAttribute("errors", errors);
        return form.isNew() ? FORM : stored(form.entity(), String.valueOf(form.key()), model);
    }

    /** The input a violation is about. */
    private static String place(String pointer) {
        var parts = pointer.split("/");
        return parts.length > 1 ? parts[1] : "form";
    }

    @PostMapping("/{entity}/{key}/delete")
    String delete(@PathVariable String entity, @PathVariable String key, RedirectAttributes redirect, Locale locale) {
        try {
            var gone = definitions.delete(entity(entity), key);
            redirect.addFlashAttribute(
                    "flash", messages.getMessage("fields.deleted", new Object[] {gone.label(locale)}, locale));
            return "redirect:/settings/fields";
        } catch (FieldInUseException inUse) {
            redirect.addFlashAttribute("flashBad", messages.getMessage("fields.error.used", null, locale));
            return "redirect:/settings/fields/{entity}/{key}";
        }
    }

    @PostMapping("/{entity}/{key}/move")
    String move(@PathVariable String entity, @PathVariable String key, @RequestParam boolean up) {
        definitions.move(entity(entity), key, up);
        return "redirect:/settings/fields";
    }

    private static FieldEntity entity(String code) {
        return FieldEntity.of(code)
                .orElseThrow(() -> new org.encorecrm.support.NotFoundException("There are no fields of " + code));
    }

    /** What the template shows of misfits and uses when there are none. */
    @ModelAttribute("errors")
    Map<String, String> noErrors() {
        return Map.of();
    }

    @ModelAttribute("index")
    @Nullable
    IndexState noIndex() {
        return null;
    }
}
