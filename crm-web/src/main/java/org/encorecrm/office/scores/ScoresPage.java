package org.encorecrm.office.scores;

import java.math.BigDecimal;
import java.util.List;
import org.encorecrm.metrics.Abc;
import org.encorecrm.metrics.AbcLimits;
import org.encorecrm.metrics.Boundaries;
import org.encorecrm.metrics.Cuts;
import org.encorecrm.metrics.PreferenceSettings;
import org.encorecrm.metrics.PreferenceSettings.Weighing;
import org.encorecrm.metrics.Scales;
import org.encorecrm.security.Marketers;
import org.encorecrm.support.InvalidInputException;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

@Controller
@RequestMapping("/settings/scores")
@Marketers
class ScoresPage {

    private static final String BACK = "redirect:/settings/scores";

    private final ScoreSettings scores;
    private final Boundaries boundaries;
    private final Scales scales;
    private final Abc abc;
    private final PreferenceSettings preferences;
    private final MessageSource messages;

    ScoresPage(
            ScoreSettings scores,
            Boundaries boundaries,
            Scales scales,
            Abc abc,
            PreferenceSettings preferences,
            MessageSource messages) {
        this.scores = scores;
        this.boundaries = boundaries;
        this.scales = scales;
        this.abc = abc;
        this.preferences = preferences;
        this.messages = messages;
    }

    @GetMapping
    String page(Model model) {
        model.addAttribute("form", ScoreForm.of(boundaries.cuts()));
        model.addAttribute("limits", abc.limits());
        model.addAttribute("periodDays", abc.periodDays());
        model.addAttribute("weighing", preferences.present());
        return "scores/settings";
    }

    /** What the typed boundaries would make of everybody; asked for while one types. */
    @PostMapping("/counts")
    String counts(ScoreForm form, Model model) {
        try {
            var cuts = Cuts.of(boundaries.cuts().bins(), form.thresholds());
            model.addAttribute(
                    "scales", scales.of(cuts).stream().map(ScaleView::of).toList());
        } catch (InvalidInputException wrong) {
            model.addAttribute("wrong", true);
            model.addAttribute("scales", List.of());
        }
        return "scores/settings :: counts";
    }

    @PostMapping("/rfm")
    String rfm(ScoreForm form, RedirectAttributes redirect) {
        return said(redirect, "scores.saved.rfm", () -> scores.thresholds(form.thresholds()));
    }

    @PostMapping("/abc")
    String abc(
            @RequestParam BigDecimal a,
            @RequestParam BigDecimal b,
            @RequestParam(defaultValue = "") String days,
            RedirectAttributes redirect) {
        return said(redirect, "scores.saved.rfm", () -> scores.turnover(new AbcLimits(a, b), days));
    }

    @PostMapping("/preferences")
    String preferences(
            @RequestParam BigDecimal halfLifeDays,
            @RequestParam BigDecimal purchase,
            @RequestParam BigDecimal view,
            @RequestParam(defaultValue = "1") BigDecimal click,
            RedirectAttributes redirect) {
        return said(
                redirect,
                "scores.saved.preferences",
                () -> scores.weighing(new Weighing(halfLifeDays, purchase, view, click)));
    }

    private String said(RedirectAttributes redirect, String done, Runnable change) {
        try {
            change.run();
            redirect.addFlashAttribute("flash", words(done));
        } catch (InvalidInputException wrong) {
            redirect.addFlashAttribute("flashBad", words("scores.wrong"));
        }
        return BACK;
    }

    private String words(String key) {
        return messages.getMessage(key, null, LocaleContextHolder.getLocale());
    }
}
