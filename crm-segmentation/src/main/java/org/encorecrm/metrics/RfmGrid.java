package org.encorecrm.metrics;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** How customers and their money spread over the scores. */
public record RfmGrid(Instant asOf, List<Cell> cells) {

    /** Everybody with these scores of recency and frequency. */
    public record Cell(int r, int f, long customers, BigDecimal monetary, BigDecimal averageM) {}
}
