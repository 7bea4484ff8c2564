package org.encorecrm.metrics;

import java.math.BigDecimal;

/**
 * Everybody in one stage of the lifecycle.
 *
 * @param orders how many purchases they made in all
 * @param sum of their purchases, in the base currency
 */
public record StageCount(Stage stage, long customers, long orders, BigDecimal sum) {

    static StageCount nobody(Stage stage) {
        return new StageCount(stage, 0, 0, BigDecimal.ZERO);
    }
}
