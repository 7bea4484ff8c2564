package org.encorecrm.office.settings;

import org.encorecrm.pipeline.Recomputations;
import org.encorecrm.security.Administrators;
import org.encorecrm.support.ConflictException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Everything about everybody worked out again from the facts, with its progress. */
@Controller
@Administrators
class RecomputationPage {

    private static final int SHOWN = 20;

    private final Recomputations recomputations;
    private final Said said;

    RecomputationPage(Recomputations recomputations, Said said) {
        this.recomputations = recomputations;
        this.said = said;
    }

    @GetMapping("/settings/recomputation")
    String list(Model model) {
        model.addAttribute("recomputations", recomputations.recent(SHOWN));
        model.addAttribute("running", recomputations.running().isPresent());
        return "settings/recomputation";
    }

    @GetMapping("/settings/recomputation/progress")
    String progress(Model model) {
        list(model);
        return "settings/recomputation :: progress";
    }

    @PostMapping("/settings/recomputation")
    String start(RedirectAttributes redirect) {
        try {
            recomputations.start();
        } catch (ConflictException running) {
            said.wrong(redirect, "settings.recomputation.running");
        }
        return "redirect:/settings/recomputation";
    }

    @PostMapping("/settings/recomputation/{id}/cancel")
    String cancel(@PathVariable long id) {
        recomputations.cancel(id);
        return "redirect:/settings/recomputation";
    }
}
