package org.encorecrm.office;

import static org.encorecrm.security.Role.ADMINISTRATOR;
import static org.encorecrm.security.Role.ANALYST;
import static org.encorecrm.security.Role.MANAGER;
import static org.encorecrm.security.Role.MARKETER;
import static org.encorecrm.security.Role.OPERATOR;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.encorecrm.security.Role;

/** The sections, in the order a day goes through them, and who sees which. */
enum Navigation {
    HOME("/", EnumSet.allOf(Role.class)),
    CUSTOMERS("/customers", EnumSet.allOf(Role.class)),
    SEGMENTS("/segments", EnumSet.of(ADMINISTRATOR, MARKETER, ANALYST)),
    SCENARIOS("/scenarios", EnumSet.of(ADMINISTRATOR, MARKETER)),
    LETTERS("/letters", EnumSet.of(ADMINISTRATOR, MARKETER)),
    TEMPLATES("/templates", EnumSet.of(ADMINISTRATOR, MARKETER)),
    TASKS("/tasks", EnumSet.of(ADMINISTRATOR, MARKETER, MANAGER, OPERATOR)),
    COMPLAINTS("/complaints", EnumSet.allOf(Role.class)),
    REPORTS("/reports", EnumSet.of(ADMINISTRATOR, MARKETER, ANALYST)),
    SETTINGS("/settings", EnumSet.of(ADMINISTRATOR)),
    ROAD("/road", EnumSet.allOf(Role.class)),
    CATCHER("/mail", EnumSet.allOf(Role.class));

    private final String path;
    private final Set<Role> roles;

    Navigation(String path, Set<Role> roles) {
        this.path = path;
        this.roles = roles;
    }

    static Stream<Navigation> of(Role role, boolean catching) {
        return Stream.of(values())
                .filter(section -> section.roles.contains(role))
                .filter(section -> section != CATCHER || catching);
    }

    String path() {
        return path;
    }

    String icon() {
        return this == COMPLAINTS ? "alert" : code();
    }

    private String code() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    String label() {
        return "layout." + code();
    }

    boolean group() {
        return this == SETTINGS || this == ROAD;
    }

    boolean leadsTo(String current) {
        return current.equals(path) || (this != HOME && current.startsWith(path + "/"));
    }
}
