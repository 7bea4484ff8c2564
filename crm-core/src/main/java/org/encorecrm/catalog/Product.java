package org.encorecrm.catalog;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A product as the catalogue has it. */
public record Product(
        String sku,
        String name,
        @Nullable String category,
        @Nullable String brand,
        @Nullable BigDecimal price,
        @Nullable BigDecimal oldPrice,
        @Nullable String currency,
        boolean available,
        @Nullable BigDecimal stock,
        @Nullable String url,
        @Nullable String picture,
        @Nullable BigDecimal weight,
        List<String> accessories) {

    /** The product after the shop's word about it; {@code before} is null for a product not known yet. */
    static Product after(@Nullable Product before, ProductMessage message) {
        var known = before == null ? unknown(message.sku()) : before;
        return new Product(
                message.sku(),
                message.name().orElse(known.name),
                message.category().applyTo(known.category),
                message.brand().applyTo(known.brand),
                message.price().applyTo(known.price),
                message.oldPrice().applyTo(known.oldPrice),
                message.currency().applyTo(known.currency),
                message.available().orElse(known.available),
                message.stock().applyTo(known.stock),
                message.url().applyTo(known.url),
                message.picture().applyTo(known.picture),
                message.weight().applyTo(known.weight),
                message.accessories().isGiven() ? message.accessories().orElse(List.of()) : known.accessories);
    }

    private static Product unknown(String sku) {
        return new Product(sku, sku, null, null, null, null, null, true, null, null, null, null, List.of());
    }
}
