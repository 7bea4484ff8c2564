package org.encorecrm.template;

import java.util.Locale;

/** What a letter is in the eyes of the law: advertising needs consent, service does not. */
public enum TemplateClass {
    SERVICE,
    ADVERTISING;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static TemplateClass of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
