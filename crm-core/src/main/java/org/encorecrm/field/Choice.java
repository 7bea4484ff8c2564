package org.encorecrm.field;

import java.util.Locale;

/**
 * One of the words a field may have.
 *
 * @param value what is stored, sent and compared
 * @param retired no longer offered to people; values that are there, or still arrive, stand
 */
public record Choice(String value, String en, String ru, boolean retired) {

    public String label(Locale locale) {
        return locale.getLanguage().equals("ru") ? ru : en;
    }

    /** Whether somebody meant this word: by its value, or by what people read, whatever the case. */
    boolean isMeantBy(String text) {
        return value.equalsIgnoreCase(text) || en.equalsIgnoreCase(text) || ru.equalsIgnoreCase(text);
    }

    Choice retire() {
        return new Choice(value, en, ru, true);
    }
}
