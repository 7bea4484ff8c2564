package org.encorecrm.security;

import java.util.Locale;

/** What a person of the back office is there for. */
public enum Role {
    ADMINISTRATOR,
    MARKETER,
    MANAGER,
    OPERATOR,
    ANALYST;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The authority that the annotations of this package ask for. */
    String authority() {
        return "ROLE_" + name();
    }

    public static Role of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
