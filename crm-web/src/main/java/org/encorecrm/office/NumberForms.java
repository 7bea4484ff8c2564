package org.encorecrm.office;

import com.ibm.icu.number.LocalizedNumberFormatter;
import com.ibm.icu.number.NumberFormatter;
import com.ibm.icu.number.NumberFormatter.UnitWidth;
import com.ibm.icu.number.Precision;
import com.ibm.icu.number.Scale;
import com.ibm.icu.util.Currency;
import com.ibm.icu.util.NoUnit;
import java.util.Locale;
import java.util.Map;
import org.springframework.util.ConcurrentReferenceHashMap;

/**
 * How numbers are written in a language. Making a form takes thirty times as long as writing a number with it, so forms
 * are kept; softly, because visitors name the languages.
 */
final class NumberForms {

    private static final Map<Wanted, LocalizedNumberFormatter> KEPT = new ConcurrentReferenceHashMap<>();

    private NumberForms() {}

    static LocalizedNumberFormatter number(Locale locale, int mostDecimals) {
        return KEPT.computeIfAbsent(
                new Wanted(locale, "", mostDecimals),
                wanted -> NumberFormatter.withLocale(locale).precision(Precision.maxFraction(mostDecimals)));
    }

    /** Of a share between 0 and 1. */
    static LocalizedNumberFormatter percent(Locale locale, int mostDecimals) {
        return KEPT.computeIfAbsent(
                new Wanted(locale, "%", mostDecimals),
                wanted -> NumberFormatter.withLocale(locale)
                        .unit(NoUnit.PERCENT)
                        .scale(Scale.powerOfTen(2))
                        .precision(Precision.maxFraction(mostDecimals)));
    }

    static LocalizedNumberFormatter money(Locale locale, String currency, int decimals) {
        return KEPT.computeIfAbsent(
                new Wanted(locale, currency, decimals),
                wanted -> NumberFormatter.withLocale(locale)
                        .unit(Currency.getInstance(currency))
                        .unitWidth(UnitWidth.NARROW)
                        .precision(Precision.fixedFraction(decimals)));
    }

    /** @param unit a currency, the sign of per cent, or nothing */
    private record Wanted(Locale locale, String unit, int decimals) {}
}
