package org.encorecrm.demo.shop;

import java.util.Locale;

/** Of a customer, and of whom goods are for. */
public enum Sex {
    MALE,
    FEMALE;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
