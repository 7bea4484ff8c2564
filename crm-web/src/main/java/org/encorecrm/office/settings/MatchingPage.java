package org.encorecrm.office.settings;

import org.encorecrm.identity.Rehearsal;
import org.encorecrm.identity.Rules;
import org.encorecrm.security.Administrators;
import org.encorecrm.support.InvalidInputException;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who is who, in words: what identifies how surely, and what the score may decide. */
@Controller
@Administrators
class MatchingPage {

    private final MatchingSettings matching;
    private final Rehearsal rehearsal;
    private final Said said;

    MatchingPage(MatchingSettings matching, Rehearsal rehearsal, Said said) {
        this.matching = matching;
        this.rehearsal = rehearsal;
        this.said = said;
    }

    @GetMapping("/settings/matching")
    String form(Model model) {
        model.addAttribute("form", matching.current());
        return "settings/matching";
    }

    @PostMapping("/settings/matching")
    String save(@ModelAttribute("form") MatchingForm form, RedirectAttributes redirect) {
        try {
            matching.save(form);
            said.so(redirect, "settings.saved");
        } catch (InvalidInputException invalid) {
            said.wrong(redirect, "settings.wrong");
        }
        return "redirect:/settings/matching";
    }

    /** What these rules would merge now; nothing is saved. */
    @PostMapping("/settings/matching/rehearsal")
    String rehearse(@ModelAttribute("form") MatchingForm form, Model model) {
        try {
            model.addAttribute("outcome", rehearsal.of(Rules.read(form.document())));
        } catch (InvalidInputException | DataAccessException failed) {
            model.addAttribute("failed", true);
        }
        model.addAttribute("most", Rehearsal.MOST);
        return "settings/matching :: rehearsal";
    }
}
