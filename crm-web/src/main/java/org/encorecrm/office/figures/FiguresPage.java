package org.encorecrm.office.figures;

import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.encorecrm.office.FigureChanges;
import org.encorecrm.security.Marketers;
import org.encorecrm.support.InvalidInputException;
import org.encorecrm.support.NotFoundException;
import org.encorecrm.support.tuning.Tunable;
import org.encorecrm.support.tuning.Tuned;
import org.encorecrm.support.tuning.Tuning;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

@Controller
@RequestMapping("/settings/figures")
@Marketers
class FiguresPage {

    private final Tuning tuning;
    private final FigureChanges changes;
    private final MessageSource messages;

    FiguresPage(Tuning tuning, FigureChanges changes, MessageSource messages) {
        this.tuning = tuning;
        this.changes = changes;
        this.messages = messages;
    }

    @GetMapping
    String page(Model model) {
        return page(tuning.typed(), Set.of(), model);
    }

    /** A card is saved by itself. */
    @PostMapping("/{group}")
    String save(
            @PathVariable String group,
            @RequestParam Map<String, String> form,
            Model model,
            RedirectAttributes redirect,
            Locale locale,
            HttpServletResponse response) {
        var wanted = wanted(group, form);
        try {
            if (changes.change(wanted)) {
                redirect.addFlashAttribute("flash", messages.getMessage("figures.saved." + group, null, locale));
            }
            return "redirect:/settings/figures";
        } catch (InvalidInputException invalid) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            var shown = new LinkedHashMap<>(tuning.typed());
            shown.putAll(wanted);
            return page(shown, wrong(invalid), model);
        }
    }

    private Map<String, String> wanted(String group, Map<String, String> form) {
        return tuning.features().stream()
                .filter(feature -> feature.group().equals(group))
                .findFirst()
                .map(Tuned::tunables)
                .orElseThrow(() -> new NotFoundException("There are no such figures"))
                .stream()
                .filter(each -> form.containsKey(each.key()))
                .collect(Collectors.toMap(Tunable::key, each -> form.getOrDefault(each.key(), "")));
    }

    private static Set<String> wrong(InvalidInputException invalid) {
        return invalid.violations().stream()
                .map(each -> each.pointer().substring(1))
                .collect(Collectors.toSet());
    }

    private String page(Map<String, String> typed, Set<String> wrong, Model model) {
        model.addAttribute(
                "groups",
                tuning.features().stream()
                        .map(feature -> FigureGroup.of(feature, typed, wrong))
                        .toList());
        return "figures/settings";
    }
}
