package org.encorecrm.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;

/** The language of a page for somebody whose language is known without a session: a reader of a letter. */
public final class ReaderLanguage {

    static final String ATTRIBUTE = ReaderLanguage.class.getName();

    private ReaderLanguage() {}

    /** @param language {@code ru} or {@code en} */
    public static void speak(HttpServletRequest request, String language) {
        request.setAttribute(ATTRIBUTE, Locale.forLanguageTag(language));
    }
}
