package org.encorecrm.metrics;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The figures kept about a customer.
 *
 * @param stage null until computed
 */
public record CustomerMetrics(
        long customerId,
        int ordersCount,
        BigDecimal ordersSum,
        @Nullable BigDecimal ordersAverage,
        @Nullable Instant firstOrderAt,
        @Nullable Instant lastOrderAt,
        @Nullable BigDecimal averageIntervalDays,
        int visitsCount,
        @Nullable Instant lastVisitAt,
        @Nullable BigDecimal cartTotal,
        @Nullable Instant cartUpdatedAt,
        @Nullable Instant cartAbandonedAt,
        @Nullable String cartItems,
        @Nullable Integer r,
        @Nullable Integer f,
        @Nullable Integer m,
        @Nullable Stage stage,
        @Nullable Instant stageSince,
        @Nullable Instant computedAt) {}
