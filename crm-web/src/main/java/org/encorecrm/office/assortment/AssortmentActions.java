package org.encorecrm.office.assortment;

import org.encorecrm.assortment.AssortmentSteps;
import org.encorecrm.assortment.Surveys;
import org.encorecrm.security.Audit;
import org.encorecrm.security.Marketers;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What a marketer changes about the steps. */
@Controller
@RequestMapping("/reports/assortment")
@Marketers
class AssortmentActions {

    private static final String BACK = "redirect:/reports/assortment";

    private final AssortmentSteps steps;
    private final Surveys surveys;
    private final Audit audit;

    AssortmentActions(AssortmentSteps steps, Surveys surveys, Audit audit) {
        this.steps = steps;
        this.surveys = surveys;
        this.audit = audit;
    }

    /** Without days the step follows from the figures again. Answers with the group's row. */
    @PostMapping("/step")
    @Transactional
    public String type(@RequestParam String category, @RequestParam @Nullable String days, Model model) {
        var group = steps.get(category);
        var typed = days == null || days.isBlank() ? null : number(days.strip());
        if (typed != null && (typed < 1 || typed > AssortmentSteps.LONGEST)) {
            model.addAttribute("wrong", days);
        } else {
            var before = group.typedStep();
            group = steps.type(category, typed);
            audit.record("assortment.typed", category, before, typed);
        }
        model.addAttribute("group", group).addAttribute("mayType", true);
        return "assortment/list :: row";
    }

    private static int number(String text) {
        return text.matches("\\d{1,6}") ? Integer.parseInt(text) : -1;
    }

    @PostMapping("/survey")
    String start() {
        surveys.start();
        return BACK;
    }

    @PostMapping("/survey/{id}/cancel")
    String cancel(@PathVariable long id) {
        surveys.cancel(id);
        return BACK;
    }
}
