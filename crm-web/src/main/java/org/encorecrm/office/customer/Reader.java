package org.encorecrm.office.customer;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;

/** Who looks: a manager sees the customers whose manager they are, everybody else sees all. */
record Reader(String login, @Nullable String onlyOf, Locale language) {

    static Reader of(Authentication who, Locale language) {
        var manager = who.getAuthorities().stream().anyMatch(right -> "ROLE_MANAGER".equals(right.getAuthority()));
        return new Reader(who.getName(), manager ? who.getName() : null, language);
    }
}
