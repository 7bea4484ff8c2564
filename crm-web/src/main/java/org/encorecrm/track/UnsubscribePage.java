package org.encorecrm.track;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.encorecrm.message.Links;
import org.encorecrm.message.Unsubscribes;
import org.encorecrm.security.Everybody;
import org.encorecrm.support.Settings;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * The way out. Opening the page does nothing, because mail scanners follow links; a post does it at once, from a mail
 * program (RFC 8058, without cookies or redirects) as from the button on the page.
 */
@Controller
@Everybody
@RequestMapping("/u/{token}")
class UnsubscribePage {

    private final Links links;
    private final Unsubscribes unsubscribes;
    private final CallerLimits limits;
    private final Settings settings;

    UnsubscribePage(Links links, Unsubscribes unsubscribes, CallerLimits limits, Settings settings) {
        this.links = links;
        this.unsubscribes = unsubscribes;
        this.limits = limits;
        this.settings = settings;
    }

    @GetMapping
    String ask(@PathVariable String token, HttpServletRequest request, HttpServletResponse response, Model model) {
        if (!limits.allows(request.getRemoteAddr())) {
            response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
        }
        return page(links.messageToUnsubscribe(token).isPresent() ? "ask" : "unknown", token, response, model);
    }

    /** RFC 8058: {@code List-Unsubscribe=One-Click}. A valid token is never refused, however many come at once. */
    @PostMapping(params = "List-Unsubscribe=One-Click")
    ResponseEntity<String> oneClick(@PathVariable String token, HttpServletRequest request) {
        var message = links.messageToUnsubscribe(token);
        if (message.isEmpty()) {
            return ResponseEntity.status(refusal(request)).build();
        }
        unsubscribes.unsubscribe(message.get());
        return ResponseEntity.ok("ok");
    }

    @PostMapping(params = "!List-Unsubscribe")
    String byHand(
            @PathVariable String token,
            @Nullable String back,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var message = links.messageToUnsubscribe(token);
        if (message.isEmpty()) {
            response.setStatus(refusal(request).value());
            return page("unknown", token, response, model);
        }
        if (back != null) {
            unsubscribes.resubscribe(message.get());
            return page("back", token, response, model);
        }
        unsubscribes.unsubscribe(message.get());
        return page("done", token, response, model);
    }

    private HttpStatus refusal(HttpServletRequest request) {
        return limits.allows(request.getRemoteAddr()) ? HttpStatus.NOT_FOUND : HttpStatus.TOO_MANY_REQUESTS;
    }

    private String page(String state, String token, HttpServletResponse response, Model model) {
        if (state.equals("unknown") && response.getStatus() == HttpStatus.OK.value()) {
            response.setStatus(HttpStatus.NOT_FOUND.value());
        }
        model.addAttribute("state", state);
        model.addAttribute("token", token);
        model.addAttribute("shop", settings.get("shop.name", "Encore"));
        return "track/unsubscribe";
    }
}
