package org.encorecrm.office.lifecycle;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Map;
import org.encorecrm.assortment.AssortmentSteps;
import org.encorecrm.metrics.Lifecycle;
import org.encorecrm.metrics.LifecycleLimits;
import org.encorecrm.metrics.Stages;
import org.encorecrm.security.Marketers;
import org.encorecrm.support.InvalidInputException;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where one stage ends and another begins, and what other limits would make of the customers there are. */
@Controller
@RequestMapping("/reports/lifecycle/limits")
@Marketers
class LimitsPage {

    private static final int GROUPS = 500;

    private final Lifecycle lifecycle;
    private final Stages stages;
    private final AssortmentSteps steps;
    private final MessageSource messages;

    LimitsPage(Lifecycle lifecycle, Stages stages, AssortmentSteps steps, MessageSource messages) {
        this.lifecycle = lifecycle;
        this.stages = stages;
        this.steps = steps;
        this.messages = messages;
    }

    @GetMapping
    String form(Model model) {
        var limits = lifecycle.limits();
        return page(LimitsForm.of(limits), Map.of(), limits, model);
    }

    /** What is asked for when the page is there, and while one types: it looks at everybody. */
    @PostMapping("/preview")
    String preview(LimitsForm form, Model model) {
        try {
            outcome(form.limits(), model);
        } catch (InvalidInputException unfinished) {
            model.addAttribute("unfinished", true);
        }
        return "lifecycle/limits :: outcome";
    }

    @PostMapping
    String save(
            LimitsForm form, Model model, RedirectAttributes redirect, Locale locale, HttpServletResponse response) {
        try {
            if (lifecycle.change(form.limits())) {
                lifecycle.apply();
            }
        } catch (InvalidInputException invalid) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(form, LimitsForm.wrong(invalid), lifecycle.limits(), model);
        }
        redirect.addFlashAttribute("flash", messages.getMessage("lifecycle.limits.saved", null, locale));
        return "redirect:/reports/lifecycle";
    }

    private String page(LimitsForm form, Map<String, String> wrong, LifecycleLimits shown, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("wrong", wrong);
        model.addAttribute("step", lifecycle.byStep(stepOf(shown)).matureDays());
        model.addAttribute("groups", steps.page("", "", GROUPS));
        return "lifecycle/limits";
    }

    private static LifecycleLimits stepOf(LifecycleLimits limits) {
        return new LifecycleLimits(
                limits.cautiousVisits(),
                limits.cautiousDays(),
                limits.matureOrders(),
                limits.matureDays(),
                true,
                limits.matureStepOf(),
                limits.closeDays(),
                limits.lostDays());
    }

    private void outcome(LifecycleLimits limits, Model model) {
        var now = stages.counts();
        var then = stages.countsBy(lifecycle.byStep(limits));
        model.addAttribute("outcome", StageChange.of(now, then));
    }
}
