package org.encorecrm.office.erasure;

import java.security.Principal;
import java.time.DateTimeException;
import java.time.Period;
import java.util.List;
import java.util.Map;
import org.encorecrm.retention.Perishable;
import org.encorecrm.retention.RetentionPeriods;
import org.encorecrm.retention.RetentionRuns;
import org.encorecrm.security.Administrators;
import org.encorecrm.support.InvalidInputException;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** How long which kind of data is kept, what a period would delete now, and what the last runs deleted. */
@Controller
@Administrators
class PrivacyPage {

    private static final List<String> OFFERED =
            List.of("", "P7D", "P30D", "P90D", "P6M", "P1Y", "P13M", "P2Y", "P3Y", "P5Y", "P10Y");
    private static final int RUNS = 14;

    private final RetentionPeriods periods;
    private final RetentionRuns runs;
    private final PrivacySettings settings;
    private final MessageSource messages;

    PrivacyPage(RetentionPeriods periods, RetentionRuns runs, PrivacySettings settings, MessageSource messages) {
        this.periods = periods;
        this.runs = runs;
        this.settings = settings;
        this.messages = messages;
    }

    @GetMapping("/settings/privacy")
    String form(Model model) {
        model.addAttribute(
                "lines",
                periods.all().stream()
                        .map(PrivacyLine::of)
                        .map(line -> line.offering(OFFERED))
                        .toList());
        model.addAttribute("runs", runs.recent(RUNS));
        model.addAttribute("running", runs.running().isPresent());
        return "erasure/privacy";
    }

    @PostMapping("/settings/privacy")
    String save(@RequestParam Map<String, String> form, RedirectAttributes redirect) {
        try {
            settings.save(form);
            redirect.addFlashAttribute("flash", words("settings.saved"));
        } catch (InvalidInputException invalid) {
            redirect.addFlashAttribute("flashBad", words("retention.wrong"));
        }
        return "redirect:/settings/privacy";
    }

    /** What a period that is chosen, not yet saved, would delete. */
    @GetMapping("/settings/privacy/{kind:\\w{1,40}}")
    String preview(@PathVariable String kind, @RequestParam Map<String, String> form, Model model) {
        try {
            var text = form.getOrDefault(kind, "");
            if (!text.isBlank()) {
                var rows = periods.preview(kind, Period.parse(text));
                model.addAttribute("rows", rows);
                model.addAttribute("many", rows > Perishable.MOST_COUNTED);
            }
        } catch (DateTimeException notAPeriod) {
            model.addAttribute("rows", 0L);
        }
        return "erasure/privacy :: preview";
    }

    @PostMapping("/settings/privacy/run")
    String run(Principal who, RedirectAttributes redirect) {
        runs.start(who.getName());
        redirect.addFlashAttribute("flash", words("retention.started"));
        return "redirect:/settings/privacy";
    }

    private String words(String key) {
        return messages.getMessage(key, null, LocaleContextHolder.getLocale());
    }
}
