package org.encorecrm.identity;

import java.util.Locale;

/** What a person is known by, the surest first. */
enum IdentifierKind {
    EXTERNAL_ID,
    LOYALTY_CARD,
    EMAIL,
    PHONE;

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static IdentifierKind of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
