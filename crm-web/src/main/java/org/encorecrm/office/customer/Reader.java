package org.encorecrm.office.customer;

import java.util.Locale;
import org.encorecrm.security.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;

/** Who looks: a manager sees the customers whose manager they are, everybody else sees all. */
record Reader(String login, @Nullable String onlyOf, Locale language) {

    static Reader of(Authentication who, Locale language) {
        return new Reader(who.getName(), Role.MANAGER.isOf(who) ? who.getName() : null, language);
    }
}
