package org.encorecrm.criteria;

import java.util.Locale;

/** What a person reads, in the languages of the back office. */
public record Label(String en, String ru) {

    public String in(Locale locale) {
        return locale.getLanguage().equals("ru") ? ru : en;
    }
}
