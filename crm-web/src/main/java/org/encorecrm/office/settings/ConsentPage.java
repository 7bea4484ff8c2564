package org.encorecrm.office.settings;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.encorecrm.consent.ConsentText;
import org.encorecrm.security.Administrators;
import org.encorecrm.support.InvalidInputException;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What people agree to, and whether their mailbox is asked once more. */
@Controller
@Administrators
class ConsentPage {

    private final ConsentSettings settings;
    private final Said said;

    ConsentPage(ConsentSettings settings, Said said) {
        this.settings = settings;
        this.said = said;
    }

    @GetMapping("/settings/consent")
    String form(Model model) {
        model.addAttribute("doubleOptIn", settings.isDoubleOptIn());
        model.addAttribute("days", settings.days());
        model.addAttribute("purposes", settings.purposes());
        return "settings/consent";
    }

    @PostMapping("/settings/consent")
    String save(
            @RequestParam(defaultValue = "false") boolean doubleOptIn,
            @RequestParam String days,
            RedirectAttributes redirect) {
        if (settings.save(doubleOptIn, days)) {
            said.so(redirect, "settings.saved");
        } else {
            said.wrong(redirect, "settings.consent.days.wrong");
        }
        return "redirect:/settings/consent";
    }

    @PostMapping("/settings/consent/texts")
    String publish(
            @RequestParam String purpose,
            @RequestParam String ru,
            @RequestParam String en,
            Authentication who,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        try {
            settings.publish(purpose.strip(), ru.strip(), en.strip(), who.getName());
        } catch (InvalidInputException invalid) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("wrong", purpose);
            model.addAttribute("given", List.of(purpose, ru, en));
            return form(model);
        }
        said.so(redirect, "settings.consent.published");
        return "redirect:/settings/consent";
    }

    /** A purpose with what is shown today and what was shown before. */
    record Purpose(String code, int version, String ru, String en, List<ConsentText> history) {}
}
