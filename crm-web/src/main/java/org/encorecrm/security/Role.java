package org.encorecrm.security;

import java.util.Locale;
import org.springframework.security.core.Authentication;

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

    /** Whether somebody is here as this. */
    public boolean isOf(Authentication who) {
        return who.getAuthorities().stream().anyMatch(right -> authority().equals(right.getAuthority()));
    }

    public static Role of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
