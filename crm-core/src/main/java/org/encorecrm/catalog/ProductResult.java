package org.encorecrm.catalog;

import java.util.List;
import java.util.Optional;
import org.encorecrm.support.Violation;
import org.encorecrm.support.json.LineResult;
import org.jspecify.annotations.Nullable;

/** What became of one line about a product. */
public record ProductResult(Outcome outcome, String sku, Optional<Product> after, List<Violation> errors) {

    /** What a line did to its product. */
    public enum Outcome {
        CREATED,
        UPDATED,
        UNCHANGED,
        REJECTED
    }

    static ProductResult of(@Nullable Product before, ProductMessage message) {
        if (before == null && !message.name().isSet()) {
            return new ProductResult(
                    Outcome.REJECTED,
                    message.sku(),
                    Optional.empty(),
                    List.of(new Violation("/name", "is required for a new product")));
        }
        var after = Product.after(before, message);
        if (after.equals(before)) {
            return new ProductResult(Outcome.UNCHANGED, message.sku(), Optional.empty(), List.of());
        }
        return new ProductResult(
                before == null ? Outcome.CREATED : Outcome.UPDATED, message.sku(), Optional.of(after), List.of());
    }

    public LineResult line() {
        return outcome == Outcome.REJECTED
                ? LineResult.rejected(errors)
                : LineResult.of(outcome.name().toLowerCase(java.util.Locale.ROOT), sku);
    }
}
