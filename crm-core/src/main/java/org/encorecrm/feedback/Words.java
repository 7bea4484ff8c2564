package org.encorecrm.feedback;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The same text in the languages of customers; what one lacks the other lends. */
public record Words(@Nullable String en, @Nullable String ru) {

    public static final Words NONE = new Words(null, null);

    /** Empty when it is said in no language. */
    public String in(Locale locale) {
        var first = locale.getLanguage().equals("ru") ? ru : en;
        var second = first == ru ? en : ru;
        return first != null ? first : second != null ? second : "";
    }

    public boolean isEmpty() {
        return en == null && ru == null;
    }
}
