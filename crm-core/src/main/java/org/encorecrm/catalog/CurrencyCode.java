package org.encorecrm.catalog;

import java.util.Currency;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.encorecrm.support.json.Document;
import org.encorecrm.support.json.Patch;

/** Currencies by their ISO 4217 code. */
public final class CurrencyCode {

    private static final Set<String> KNOWN = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toSet());

    private CurrencyCode() {}

    public static Patch<String> read(Document document, String name) {
        var code = document.text(name, 3).map(text -> text.toUpperCase(Locale.ROOT));
        code.ifSet(text -> {
            if (!KNOWN.contains(text)) {
                document.reject(name, "must be a currency code of ISO 4217");
            }
        });
        return code;
    }
}
