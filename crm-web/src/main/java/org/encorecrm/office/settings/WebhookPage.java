package org.encorecrm.office.settings;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Objects;
import org.encorecrm.security.Administrators;
import org.encorecrm.support.ConflictException;
import org.encorecrm.support.InvalidInputException;
import org.encorecrm.support.NotFoundException;
import org.encorecrm.support.Paging;
import org.encorecrm.webhook.Deliveries;
import org.encorecrm.webhook.Telling;
import org.encorecrm.webhook.WebhookEvent;
import org.encorecrm.webhook.Webhooks;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One webhook and what was told to it. */
@Controller
@Administrators
class WebhookPage {

    private static final String SAME_PAGE = "redirect:/settings/webhooks/{id}";
    private static final int DELIVERIES = 50;

    private final Webhooks webhooks;
    private final Deliveries deliveries;
    private final Telling telling;
    private final Said said;

    WebhookPage(Webhooks webhooks, Deliveries deliveries, Telling telling, Said said) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.telling = telling;
        this.said = said;
    }

    @ModelAttribute("events")
    List<WebhookEvent> events() {
        return WebhooksPage.offered();
    }

    @GetMapping("/settings/webhooks/{id:[0-9]+}")
    String show(@PathVariable long id, @RequestParam(required = false) @Nullable String after, Model model) {
        model.addAttribute("form", WebhookForm.of(webhooks.get(id)));
        return page(id, after, model);
    }

    @PostMapping("/settings/webhooks/{id:[0-9]+}")
    String change(
            @PathVariable long id,
            @ModelAttribute("form") WebhookForm form,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        try {
            webhooks.change(id, Objects.requireNonNullElse(form.version(), 0), form.draft());
            said.so(redirect, "settings.saved");
        } catch (InvalidInputException invalid) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("errors", WebhooksPage.errors(invalid));
            return page(id, null, model);
        } catch (ConflictException meanwhile) {
            said.wrong(redirect, "webhooks.meanwhile");
        }
        return SAME_PAGE;
    }

    @PostMapping("/settings/webhooks/{id:[0-9]+}/remove")
    String remove(@PathVariable long id, RedirectAttributes redirect) {
        webhooks.remove(id);
        said.so(redirect, "webhooks.removed");
        return "redirect:/settings/webhooks";
    }

    /** As with a new webhook, the answer itself shows the secret. */
    @PostMapping("/settings/webhooks/{id:[0-9]+}/secret")
    String renewSecret(@PathVariable long id, Model model) {
        model.addAttribute("secret", webhooks.renewSecret(id));
        return show(id, null, model);
    }

    @PostMapping("/settings/webhooks/{id:[0-9]+}/test")
    String test(@PathVariable long id, RedirectAttributes redirect) {
        telling.test(id);
        said.so(redirect, "webhooks.tested");
        return SAME_PAGE;
    }

    @PostMapping("/settings/webhooks/{id:[0-9]+}/deliveries/{delivery}/resend")
    String sendAgain(@PathVariable long id, @PathVariable long delivery, RedirectAttributes redirect) {
        try {
            deliveries.sendAgain(id, delivery);
            said.so(redirect, "webhooks.resent");
        } catch (NotFoundException onItsWay) {
            said.wrong(redirect, "webhooks.notResent");
        }
        return SAME_PAGE;
    }

    private String page(long id, @Nullable String after, Model model) {
        model.addAttribute("webhook", webhooks.get(id));
        model.addAttribute("deliveries", deliveries.of(id, new Paging(DELIVERIES, after)));
        return "settings/webhook";
    }
}
