package org.encorecrm.office;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.Locale;
import org.encorecrm.security.Staff;
import org.encorecrm.security.Users;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.LocaleResolver;

/** Switches the language and stays on the page. */
@Controller
@Staff
class LanguagePage {

    private final Users users;
    private final LocaleResolver locales;

    LanguagePage(Users users, LocaleResolver locales) {
        this.users = users;
        this.locales = locales;
    }

    @PostMapping("/language")
    String speak(
            @RequestParam String language,
            @RequestHeader(value = HttpHeaders.REFERER, required = false) @Nullable String from,
            HttpServletRequest request,
            HttpServletResponse response) {
        var spoken = language.equals("ru") ? "ru" : "en";
        users.speak(request.getRemoteUser(), spoken);
        locales.setLocale(request, response, Locale.forLanguageTag(spoken));
        return "redirect:" + path(from);
    }

    /** Only the path of where the person came from: nobody is sent to another site. */
    private static String path(@Nullable String from) {
        if (from == null) {
            return "/";
        }
        var address = URI.create(from);
        var path = address.getRawPath() == null || address.getRawPath().startsWith("//") ? "/" : address.getRawPath();
        return address.getRawQuery() == null ? path : path + "?" + address.getRawQuery();
    }
}
