package org.encorecrm.identity;

import java.util.Locale;

/** How far an identifier of some kind is trusted. */
public enum Strength {
    STRONG,
    WEAK,
    OFF;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
