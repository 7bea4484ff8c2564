package org.encorecrm.office.settings;

import jakarta.servlet.http.HttpServletResponse;
import java.util.EnumSet;
import java.util.Set;
import org.encorecrm.security.Administrators;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** How soon complaints are answered, and on which days the shop works. */
@Controller
@Administrators
@RequestMapping("/settings/complaints")
class ComplaintRulesPage {

    private final ComplaintSettings settings;
    private final Said said;

    ComplaintRulesPage(ComplaintSettings settings, Said said) {
        this.settings = settings;
        this.said = said;
    }

    @GetMapping
    String form(Model model) {
        return page(settings.form(), EnumSet.noneOf(ComplaintSettings.Part.class), model);
    }

    @PostMapping
    String save(
            @ModelAttribute("rules") ComplaintSettings.Form form,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        var wrong = settings.save(form);
        if (!wrong.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(form, wrong, model);
        }
        said.so(redirect, "settings.saved");
        return "redirect:/settings/complaints";
    }

    private static String page(ComplaintSettings.Form form, Set<ComplaintSettings.Part> wrong, Model model) {
        model.addAttribute("rules", form);
        model.addAttribute("wrong", wrong);
        return "settings/complaints";
    }
}
