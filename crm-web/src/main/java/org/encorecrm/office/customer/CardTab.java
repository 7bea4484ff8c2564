package org.encorecrm.office.customer;

import java.util.Arrays;
import java.util.Locale;

/** The parts of a card below its head. */
enum CardTab {
    TIMELINE,
    ORDERS,
    FIGURES,
    SEGMENTS,
    CONSENTS,
    DATA;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whatever is no part is the first. */
    static CardTab of(String code) {
        return Arrays.stream(values())
                .filter(tab -> tab.code().equals(code))
                .findFirst()
                .orElse(TIMELINE);
    }
}
