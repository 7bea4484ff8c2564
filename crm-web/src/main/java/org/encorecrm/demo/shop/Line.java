package org.encorecrm.demo.shop;

import java.math.BigDecimal;

/** Some pieces of one good, in an order or a cart. */
public record Line(Good good, int quantity) {

    BigDecimal sum() {
        return good.price().multiply(BigDecimal.valueOf(quantity));
    }
}
