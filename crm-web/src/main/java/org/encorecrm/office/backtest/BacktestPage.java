package org.encorecrm.office.backtest;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.stream.Collectors;
import org.encorecrm.backtest.BacktestQuestion;
import org.encorecrm.backtest.Backtests;
import org.encorecrm.criteria.Criteria;
import org.encorecrm.criteria.Criterion;
import org.encorecrm.scenario.ScenarioView;
import org.encorecrm.scenario.Scenarios;
import org.encorecrm.security.Analysts;
import org.encorecrm.segment.Explanations;
import org.encorecrm.segment.SegmentView;
import org.encorecrm.segment.Segments;
import org.encorecrm.support.InvalidInputException;
import org.encorecrm.support.Span;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A backtest by its address: how far it has come, and what it found. */
@Controller
@RequestMapping("/segments")
@Analysts
class BacktestPage {

    private static final int SHOWN = 20;

    private final Backtests backtests;
    private final Segments segments;
    private final Scenarios scenarios;
    private final Explanations explanations;
    private final Criteria criteria;

    BacktestPage(
            Backtests backtests, Segments segments, Scenarios scenarios, Explanations explanations, Criteria criteria) {
        this.backtests = backtests;
        this.segments = segments;
        this.scenarios = scenarios;
        this.explanations = explanations;
        this.criteria = criteria;
    }

    @GetMapping("/backtests/{id}")
    String page(@PathVariable long id, Model model, Locale locale) {
        var backtest = backtests.get(id);
        var vocabulary = criteria.vocabulary();
        model.addAttribute("backtest", backtest);
        model.addAttribute("found", Found.of(backtests.days(id)));
        model.addAttribute("sentence", explanations.sentence(backtest.criteria(), locale));
        model.addAttribute("segmentName", name(backtest.segment()));
        model.addAttribute(
                "asKnownNow",
                backtest.asKnownNow().stream()
                        .map(key -> vocabulary
                                .customer()
                                .find(key)
                                .or(() -> vocabulary.purchase().find(key))
                                .map(field -> field.label().in(locale))
                                .orElse(key))
                        .toList());
        return "backtest/page";
    }

    private @Nullable String name(@Nullable String segment) {
        return segment == null
                ? null
                : segments.find(segment).map(SegmentView::name).orElse(segment);
    }

    /** What the page asks for every second while it runs. */
    @GetMapping("/backtests/{id}/now")
    String now(@PathVariable long id, Model model, Locale locale) {
        page(id, model, locale);
        return "backtest/page :: now";
    }

    @PostMapping("/backtests/{id}/cancel")
    String cancel(@PathVariable long id) {
        backtests.cancel(id);
        return to(id);
    }

    /** The same over other days. */
    @PostMapping("/backtests/{id}/again")
    String again(
            @PathVariable long id,
            @RequestParam LocalDate from,
            @RequestParam LocalDate to,
            @RequestParam(defaultValue = "P1D") String step,
            Model model) {
        var before = backtests.get(id);
        return start(before.criteria(), before.segment(), before.scenario(), from, to, step, model);
    }

    /** The form, and what was tried before. */
    @GetMapping("/{key}/backtest")
    String ofSegment(@PathVariable String key, @RequestParam @Nullable String scenario, Model model) {
        var all = scenarios.all();
        model.addAttribute("segment", segments.get(key));
        model.addAttribute("scenario", scenario);
        model.addAttribute(
                "scenarios",
                all.stream()
                        .filter(each -> each.definition().trigger().segment().equals(key))
                        .toList());
        model.addAttribute("past", backtests.ofSegment(key, SHOWN));
        model.addAttribute(
                "scenarioNames", all.stream().collect(Collectors.toMap(ScenarioView::key, ScenarioView::name)));
        return "backtest/segment";
    }

    @PostMapping("/{key}/backtest")
    String start(
            @PathVariable String key,
            @RequestParam LocalDate from,
            @RequestParam LocalDate to,
            @RequestParam(defaultValue = "P1D") String step,
            @RequestParam(defaultValue = "") String scenario,
            Model model) {
        return start(
                null, scenario.isEmpty() ? key : null, scenario.isEmpty() ? null : scenario, from, to, step, model);
    }

    private String start(
            @Nullable Criterion criteria,
            @Nullable String segment,
            @Nullable String scenario,
            LocalDate from,
            LocalDate to,
            String step,
            Model model) {
        try {
            return to(backtests.start(new BacktestQuestion(criteria, segment, scenario, from, to, span(step))));
        } catch (InvalidInputException refused) {
            model.addAttribute("refusal", Refusal.of(refused));
            return "backtest/refused";
        }
    }

    private static Span span(String step) {
        try {
            return Span.parse(step);
        } catch (DateTimeException | ArithmeticException unreadable) {
            throw new InvalidInputException("/step", "must be an ISO-8601 duration, such as P1D");
        }
    }

    private static String to(long id) {
        return "redirect:/segments/backtests/" + id;
    }
}
