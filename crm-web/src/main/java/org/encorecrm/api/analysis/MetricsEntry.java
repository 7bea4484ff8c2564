package org.encorecrm.api.analysis;

import java.math.BigDecimal;
import java.time.Instant;
import org.encorecrm.metrics.CustomerMetrics;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The figures of a customer, grouped and named as the fields of criteria are. */
record MetricsEntry(
        String customerId,
        String currency,
        Orders orders,
        Scores rfm,
        Visits visits,
        Life lifecycle,
        @Nullable Cart cart,
        @Nullable Instant computedAt) {

    static MetricsEntry of(CustomerMetrics kept, String currency, @Nullable JsonNode items) {
        return new MetricsEntry(
                Long.toString(kept.customerId()),
                currency,
                new Orders(
                        kept.ordersCount(),
                        kept.ordersSum(),
                        kept.ordersAverage(),
                        kept.firstOrderAt(),
                        kept.lastOrderAt(),
                        kept.averageIntervalDays()),
                Scores.of(kept),
                new Visits(kept.visitsCount(), kept.lastVisitAt()),
                Life.of(kept),
                kept.cartUpdatedAt() == null
                        ? null
                        : new Cart(kept.cartTotal(), kept.cartUpdatedAt(), kept.cartAbandonedAt(), items),
                kept.computedAt());
    }

    record Orders(
            int count,
            BigDecimal sum,
            @Nullable BigDecimal average,
            @Nullable Instant firstAt,
            @Nullable Instant lastAt,
            @Nullable BigDecimal averageIntervalDays) {}

    record Scores(
            @Nullable Integer r,
            @Nullable Integer f,
            @Nullable Integer m,
            @Nullable String code) {

        static Scores of(CustomerMetrics kept) {
            var code = kept.r() == null ? null : "%d%d%d".formatted(kept.r(), kept.f(), kept.m());
            return new Scores(kept.r(), kept.f(), kept.m(), code);
        }
    }

    record Visits(int count, @Nullable Instant lastAt) {}

    /** @param since when the customer came into the stage */
    record Life(@Nullable String stage, @Nullable Instant since) {

        static Life of(CustomerMetrics kept) {
            var stage = kept.stage();
            return new Life(stage == null ? null : stage.code(), kept.stageSince());
        }
    }

    record Cart(
            @Nullable BigDecimal total,
            Instant updatedAt,
            @Nullable Instant abandonedAt,
            @Nullable JsonNode items) {}
}
