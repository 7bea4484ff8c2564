package org.encorecrm.identity;

import java.util.Locale;

/** What a request did to the record of the person it names. */
public enum Outcome {
    CREATED,
    UPDATED,
    MERGED,
    UNCHANGED;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
