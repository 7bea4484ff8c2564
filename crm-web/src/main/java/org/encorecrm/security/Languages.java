package org.encorecrm.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.i18n.SessionLocaleResolver;

/** Russian and English: what the person chose, before the login what the browser prefers. */
@Configuration(proxyBeanMethods = false)
class Languages {

    private static final List<Locale> SPOKEN = List.of(Locale.ENGLISH, Locale.forLanguageTag("ru"));

    @Bean
    LocaleResolver localeResolver() {
        var resolver = new SessionLocaleResolver();
        resolver.setDefaultLocaleFunction(Languages::preferred);
        return resolver;
    }

    private static Locale preferred(HttpServletRequest request) {
        if (request.getAttribute(ReaderLanguage.ATTRIBUTE) instanceof Locale reads) {
            return reads;
        }
        var ranges = request.getHeader("Accept-Language");
        if (ranges == null) {
            return Locale.ENGLISH;
        }
        try {
            var found = Locale.lookup(Locale.LanguageRange.parse(ranges), SPOKEN);
            return found == null ? Locale.ENGLISH : found;
        } catch (IllegalArgumentException malformed) {
            return Locale.ENGLISH;
        }
    }
}
