package org.encorecrm.security;

import java.util.Locale;

/** What an API key may be used for. */
public enum Scope {
    INGEST,
    READ,
    MANAGE;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    String authority() {
        return "SCOPE_" + code();
    }

    public static Scope of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
