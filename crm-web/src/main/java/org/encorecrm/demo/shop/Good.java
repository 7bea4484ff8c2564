package org.encorecrm.demo.shop;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something the shop sells.
 *
 * @param wornBy whose it is, nothing when anybody's
 * @param goesWith stock-keeping units of the accessories
 */
public record Good(
        String sku,
        String name,
        String category,
        String department,
        @Nullable Sex wornBy,
        String brand,
        BigDecimal price,
        BigDecimal cost,
        BigDecimal weight,
        List<String> goesWith) {

    String url() {
        return "https://shop.example/p/" + sku;
    }

    boolean suits(Sex sex) {
        return wornBy == null || wornBy == sex;
    }
}
