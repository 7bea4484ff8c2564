package org.encorecrm.identity;

import java.util.Locale;

/** Families and offices share a phone. What must contradict for an equal phone to be another person's. */
public enum SharedPhone {
    /** A name and the birth date: another name alone may be a typo or a marriage. */
    BOTH,
    /** A name or the birth date. */
    EITHER,
    /** Nothing does: the phone decides. */
    NEVER;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
