package org.encorecrm.intake.sheet;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/** Dates and numbers as spreadsheets keep them. */
public final class Serial {

    private static final LocalDate EPOCH = LocalDate.of(1899, 12, 30);
    private static final LocalDate EPOCH_1904 = LocalDate.of(1904, 1, 1);
    private static final int LARGEST = 2_958_465;

    private Serial() {}

    /** The day of a serial number in the 1900 system, which has a 29 February that never was. */
    public static @Nullable LocalDate day(long serial) {
        return serial < 1 || serial > LARGEST ? null : EPOCH.plusDays(serial < 60 ? serial + 1 : serial);
    }

    /** A date, a date and a time as people write them in ISO order, or a time alone; the text as it stood when it is none of them. */
    static String date(String text, boolean since1904) {
        var number = parse(text);
        if (number == null || number.signum() < 0 || number.compareTo(BigDecimal.valueOf(LARGEST)) > 0) {
            return text;
        }
        var seconds = Math.round(number.remainder(BigDecimal.ONE).doubleValue() * 86_400);
        var days = number.longValue() + (seconds == 86_400 ? 1 : 0);
        var time = LocalTime.ofSecondOfDay(seconds % 86_400);
        var day = since1904 ? EPOCH_1904.plusDays(days) : day(days);
        if (day == null || !since1904 && number.compareTo(BigDecimal.ONE) < 0) {
            return time.toString();
        }
        return time.equals(LocalTime.MIDNIGHT) ? day.toString() : day + " " + time;
    }

    /** Plain digits, at most the fifteen that a spreadsheet shows: 79031234567, not 7.9031234567E10. */
    static String number(String text) {
        var number = parse(text);
        if (number == null) {
            return text;
        }
        var rounded = number.round(new MathContext(15)).stripTrailingZeros();
        return rounded.signum() == 0 ? "0" : rounded.toPlainString();
    }

    private static @Nullable BigDecimal parse(String text) {
        try {
            var number = new BigDecimal(text);
            return Math.abs((long) number.scale()) > 400 ? null : number;
        } catch (NumberFormatException none) {
            return null;
        }
    }
}
