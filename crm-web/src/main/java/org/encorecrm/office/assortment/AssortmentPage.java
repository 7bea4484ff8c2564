package org.encorecrm.office.assortment;

import java.util.Locale;
import org.encorecrm.assortment.Adviser;
import org.encorecrm.assortment.AssortmentSteps;
import org.encorecrm.assortment.Surveys;
import org.encorecrm.security.Analysts;
import org.encorecrm.support.Page;
import org.encorecrm.support.Paging;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
@RequestMapping("/reports/assortment")
@Analysts
class AssortmentPage {

    private static final Paging ROWS = Paging.first(100);
    private static final int ABOUT_A_MONTH_AND_A_HALF = 45;

    private final AssortmentSteps steps;
    private final Adviser adviser;
    private final Surveys surveys;

    AssortmentPage(AssortmentSteps steps, Adviser adviser, Surveys surveys) {
        this.steps = steps;
        this.adviser = adviser;
        this.surveys = surveys;
    }

    @GetMapping
    String list(@RequestParam(defaultValue = "") String q, @RequestParam @Nullable String after, Model model) {
        var page = Page.of(steps.page(q.strip(), after, ROWS.fetch()), ROWS, group -> group.category());
        model.addAttribute("page", page);
        model.addAttribute("q", q);
        model.addAttribute("wholeShop", steps.get(""));
        surveyNow(model);
        return "assortment/list";
    }

    /** What the page asks for every second while a survey runs. */
    @GetMapping("/survey")
    String surveyNow(Model model) {
        model.addAttribute("survey", surveys.latest().orElse(null));
        return "assortment/list :: survey";
    }

    @GetMapping("/group")
    String group(
            @RequestParam(defaultValue = "") String category,
            @RequestParam @Nullable Integer days,
            Model model,
            Locale locale) {
        var group = steps.get(category);
        model.addAttribute("group", group);
        advice(category, days == null ? usual(group.median() == null, group.step()) : days, model, locale);
        return "assortment/group";
    }

    /** What the page asks for when another limit is typed. */
    @GetMapping("/advice")
    String advice(
            @RequestParam(defaultValue = "") String category, @RequestParam int days, Model model, Locale locale) {
        var limit = Math.max(0, Math.min(AssortmentSteps.LONGEST, days));
        model.addAttribute("days", limit);
        model.addAttribute("category", category);
        model.addAttribute("said", Said.of(adviser.advise(category, limit), locale));
        model.addAttribute("histogram", Histogram.of(adviser.distribution(category), limit));
        return "assortment/group :: advice";
    }

    /** A limit to begin with: one and a half of the step, when it is of the group's own. */
    private static int usual(boolean unknown, int step) {
        return unknown ? ABOUT_A_MONTH_AND_A_HALF : Math.max(1, step + step / 2);
    }
}
