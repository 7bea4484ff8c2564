package org.encorecrm.consent;

import java.util.Locale;

/** Who spoke. The shop's word never lifts what customers themselves withdrew here. */
public enum Origin {
    SHOP,
    CUSTOMER;

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
