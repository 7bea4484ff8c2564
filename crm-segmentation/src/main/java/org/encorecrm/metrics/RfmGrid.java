package org.encorecrm.metrics;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How customers and their money spread over the scores. */
public record RfmGrid(Instant asOf, List<Cell> cells) {

    /**
     * Everybody with these scores of recency and frequency.
     *
     * @param monetary what they bought for, and what the erased with these scores did
     * @param averageM null where only the erased are left
     */
    public record Cell(
            int r,
            int f,
            long customers,
            BigDecimal monetary,
            @Nullable BigDecimal averageM) {}
}
