package org.encorecrm.ordering;

import static java.math.RoundingMode.HALF_UP;

import java.math.BigDecimal;

/** How much of the base currency one unit of an order's currency was worth on the order's date. */
record Rate(BigDecimal value) {

    static final Rate SAME = new Rate(BigDecimal.ONE);

    private static final int MONEY_SCALE = 2;

    BigDecimal toBase(BigDecimal amount) {
        return value.equals(BigDecimal.ONE) ? amount : amount.multiply(value).setScale(MONEY_SCALE, HALF_UP);
    }
}
