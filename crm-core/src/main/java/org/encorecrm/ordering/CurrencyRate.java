package org.encorecrm.ordering;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.encorecrm.catalog.CurrencyCode;
import org.encorecrm.support.json.Document;
import org.encorecrm.support.json.Patch;
import tools.jackson.databind.JsonNode;

/** What one unit of a currency is worth in the base currency, from a day on. */
public record CurrencyRate(String currency, LocalDate since, BigDecimal rate) {

    public static CurrencyRate read(JsonNode node) {
        var document = Document.of(node);
        var rate = document.required("rate", document.decimal("rate"), BigDecimal.ONE);
        if (rate.signum() <= 0) {
            document.reject("rate", "must be positive");
        }
        Patch<String> currency = CurrencyCode.read(document, "currency");
        var read = new CurrencyRate(
                document.required("currency", currency, ""),
                document.required("since", document.date("since"), LocalDate.EPOCH),
                rate);
        document.check();
        return read;
    }
}
