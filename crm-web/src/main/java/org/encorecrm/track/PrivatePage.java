package org.encorecrm.track;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.encorecrm.consent.Proof;
import org.encorecrm.support.Settings;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.servlet.support.RequestContextUtils;

/** What every page behind a customer's own link has: nobody finds it, nothing tells where its reader came from. */
@Component
class PrivatePage {

    private final CallerLimits limits;
    private final Settings settings;

    PrivatePage(CallerLimits limits, Settings settings) {
        this.limits = limits;
        this.settings = settings;
    }

    void protect(HttpServletResponse response) {
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("X-Robots-Tag", "noindex, nofollow");
        response.setHeader("Cache-Control", "no-store");
    }

    boolean allows(HttpServletRequest request) {
        return limits.allows(request.getRemoteAddr());
    }

    /** A link of nobody's: a guess costs the same as a page. */
    String unknown(HttpServletRequest request, HttpServletResponse response, Model model) {
        response.setStatus((allows(request) ? HttpStatus.NOT_FOUND : HttpStatus.TOO_MANY_REQUESTS).value());
        return page("unknown", response, model);
    }

    String page(String state, HttpServletResponse response, Model model) {
        protect(response);
        model.addAttribute("state", state);
        model.addAttribute("shop", settings.get("shop.name", "Encore"));
        return "preferences/said";
    }

    String shop() {
        return settings.get("shop.name", "Encore");
    }

    /** @param textVersion of the text on the page */
    Proof proof(HttpServletRequest request, @Nullable Integer textVersion, String page) {
        var agent = request.getHeader("User-Agent");
        return new Proof(
                textVersion,
                language(request).getLanguage(),
                request.getRemoteAddr(),
                agent == null
                        ? null
                        : agent.substring(0, Math.min(500, agent.length())).replaceAll("\\p{Cntrl}", " "),
                page,
                null);
    }

    Locale language(HttpServletRequest request) {
        return RequestContextUtils.getLocale(request);
    }
}
