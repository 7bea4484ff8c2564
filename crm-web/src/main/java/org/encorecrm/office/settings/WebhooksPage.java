package org.encorecrm.office.settings;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.encorecrm.security.Administrators;
import org.encorecrm.support.InvalidInputException;
import org.encorecrm.support.Violation;
import org.encorecrm.webhook.WebhookEvent;
import org.encorecrm.webhook.Webhooks;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** All webhooks, a form for a new one, and the hosts of the own network that may be asked. */
@Controller
@Administrators
class WebhooksPage {

    private final Webhooks webhooks;
    private final WebhookHosts hosts;
    private final Said said;

    WebhooksPage(Webhooks webhooks, WebhookHosts hosts, Said said) {
        this.webhooks = webhooks;
        this.hosts = hosts;
        this.said = said;
    }

    @ModelAttribute("events")
    List<WebhookEvent> events() {
        return offered();
    }

    static List<WebhookEvent> offered() {
        return Arrays.stream(WebhookEvent.values())
                .filter(WebhookEvent::isOffered)
                .toList();
    }

    @GetMapping("/settings/webhooks")
    String list(Model model) {
        model.addAttribute("form", WebhookForm.empty());
        return page(model);
    }

    /** The page that shows the secret is the answer itself: it is not kept for a redirect. */
    @PostMapping("/settings/webhooks")
    String add(@ModelAttribute("form") WebhookForm form, Model model, HttpServletResponse response) {
        try {
            model.addAttribute("secret", webhooks.add(form.draft()).secret());
        } catch (InvalidInputException invalid) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("errors", errors(invalid));
            return page(model);
        }
        return list(model);
    }

    @PostMapping("/settings/webhooks/hosts")
    String allow(@RequestParam String allowedHosts, RedirectAttributes redirect) {
        try {
            hosts.allow(List.of(allowedHosts.strip().split("[\\s,;]+")));
            said.so(redirect, "settings.saved");
        } catch (InvalidInputException invalid) {
            said.wrong(redirect, "webhooks.hosts.wrong");
        }
        return "redirect:/settings/webhooks";
    }

    private String page(Model model) {
        model.addAttribute("webhooks", webhooks.all());
        model.addAttribute("allowedHosts", String.join("\n", hosts.allowed()));
        return "settings/webhooks";
    }

    static Map<String, String> errors(InvalidInputException invalid) {
        return invalid.violations().stream()
                .collect(Collectors.toMap(wrong -> wrong.pointer().substring(1), Violation::message, (a, b) -> a));
    }
}
