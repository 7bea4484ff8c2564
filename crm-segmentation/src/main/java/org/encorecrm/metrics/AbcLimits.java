package org.encorecrm.metrics;

import java.math.BigDecimal;
import org.encorecrm.support.InvalidInputException;

/** Up to which share of the turnover the classes A and B go, in percent: {@code 80,95}. */
public record AbcLimits(BigDecimal a, BigDecimal b) {

    private static final BigDecimal ALL = BigDecimal.valueOf(100);

    public static final AbcLimits USUAL = new AbcLimits(BigDecimal.valueOf(80), BigDecimal.valueOf(95));

    public AbcLimits {
        if (a.signum() <= 0 || b.compareTo(a) <= 0 || b.compareTo(ALL) >= 0) {
            throw new InvalidInputException("/limits", "must be two rising percentages below 100, such as 80,95");
        }
    }

    public static AbcLimits of(String text) {
        var parts = text.split(",", -1);
        try {
            if (parts.length == 2) {
                return new AbcLimits(new BigDecimal(parts[0].strip()), new BigDecimal(parts[1].strip()));
            }
        } catch (NumberFormatException unreadable) {
            // answered below
        }
        throw new InvalidInputException("/limits", "must be two rising percentages below 100, such as 80,95");
    }

    BigDecimal shareA() {
        return a.movePointLeft(2);
    }

    BigDecimal shareB() {
        return b.movePointLeft(2);
    }

    @Override
    public String toString() {
        return a.toPlainString() + "," + b.toPlainString();
    }
}
