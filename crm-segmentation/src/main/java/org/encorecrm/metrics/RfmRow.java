package org.encorecrm.metrics;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** One customer's recency, frequency and monetary value with their scores. */
public record RfmRow(
        long customerId,
        @Nullable String externalId,
        @Nullable String email,
        int recencyDays,
        long frequency,
        BigDecimal monetary,
        int r,
        int f,
        int m) {}
