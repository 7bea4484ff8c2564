package org.encorecrm.ordering;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One line of an order.
 *
 * @param kept how many of the quantity were kept, when fewer than ordered
 * @param price of one piece, in the order's currency
 */
public record OrderLine(
        @Nullable String sku,
        @Nullable String name,
        @Nullable String category,
        @Nullable String brand,
        BigDecimal quantity,
        @Nullable BigDecimal kept,
        BigDecimal price,
        @Nullable BigDecimal cost,
        @Nullable BigDecimal weight) {

    BigDecimal ordered() {
        return price.multiply(quantity);
    }

    BigDecimal keptQuantity() {
        return kept == null ? quantity : kept.min(quantity);
    }

    boolean isWhollyKept() {
        return keptQuantity().compareTo(quantity) == 0;
    }
}
