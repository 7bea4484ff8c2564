package org.encorecrm.intake;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** Numbers as people write them: with blanks between thousands, a decimal comma, a currency behind. */
final class Numbers {

    private static final Pattern BLANKS = Pattern.compile("[\\s\\u00A0\\u202F\\u2009'’]");
    private static final Pattern CURRENCY = Pattern.compile(
            "(?iu)^(₽|\\$|€|₸|rub|usd|eur)|(₽|руб\\.?|р\\.?|rub|\\$|usd|€|eur|₸|тг\\.?|тенге|kzt|шт\\.?|%)$");
    private static final Pattern PLAIN =
            Pattern.compile("[-+]?(\\d{1,18}(\\.\\d{0,12})?|\\.\\d{1,12})([eE][-+]?\\d{1,2})?");

    private final boolean decimalComma;

    /** @param decimalComma how a single comma is meant: 1,234 is little more than one, or more than a thousand */
    Numbers(boolean decimalComma) {
        this.decimalComma = decimalComma;
    }

    Optional<BigDecimal> of(String text) {
        var bare = CURRENCY.matcher(BLANKS.matcher(text).replaceAll("")).replaceAll("");
        var plain = bare.replace('−', '-');
        var comma = plain.lastIndexOf(',');
        var dot = plain.lastIndexOf('.');
        if (comma >= 0 && dot >= 0) {
            plain = comma > dot ? plain.replace(".", "").replace(',', '.') : plain.replace(",", "");
        } else if (comma >= 0) {
            var several = plain.indexOf(',') != comma;
            var grouped = plain.length() - comma == 4 && !decimalComma;
            plain = several || grouped ? plain.replace(",", "") : plain.replace(',', '.');
        } else if (dot >= 0 && plain.indexOf('.') != dot) {
            plain = plain.replace(".", "");
        }
        return PLAIN.matcher(plain).matches() ? Optional.of(new BigDecimal(plain)) : Optional.empty();
    }
}
