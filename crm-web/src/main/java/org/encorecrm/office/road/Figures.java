package org.encorecrm.office.road;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a customer's purchases came to at some moment. */
record Figures(
        int count,
        BigDecimal sum,
        @Nullable BigDecimal average,
        @Nullable Instant lastAt) {}
