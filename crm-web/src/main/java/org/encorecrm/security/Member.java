package org.encorecrm.security;

import org.jspecify.annotations.Nullable;

/** A person of the back office. */
public record Member(
        String login, String name, @Nullable String email, Role role, boolean enabled, String language, int version) {}
