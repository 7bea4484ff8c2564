package org.encorecrm.api.analysis;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.encorecrm.metrics.Abc;
import org.encorecrm.metrics.CustomerMetrics;
import org.encorecrm.metrics.Preference;
import org.encorecrm.metrics.Preferences;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The figures of a customer, grouped and named as the fields of criteria are. */
record MetricsEntry(
        String customerId,
        String currency,
        Orders orders,
        Scores rfm,
        @Nullable Turnover abc,
        Preferred preferred,
        Visits visits,
        Life lifecycle,
        @Nullable Cart cart,
        @Nullable Instant computedAt) {

    static MetricsEntry of(
            CustomerMetrics kept,
            Abc.@Nullable Standing standing,
            Preferences.Liking liking,
            String currency,
            @Nullable JsonNode items) {
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
                standing == null ? null : new Turnover(standing.name(), standing.share()),
                Preferred.of(liking),
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

    /**
     * @param share of the turnover of all customers, from 0 to 1
     */
    record Turnover(@JsonProperty("class") String name, BigDecimal share) {}

    /** The favourites, and everything kept: categories level by level, the largest share first. */
    record Preferred(@Nullable String category, @Nullable String brand, List<Entry> categories, List<Entry> brands) {

        static Preferred of(Preferences.Liking liking) {
            return new Preferred(
                    liking.category(),
                    liking.brand(),
                    liking.categories().stream().map(Entry::of).toList(),
                    liking.brands().stream().map(Entry::of).toList());
        }

        record Entry(String value, int level, BigDecimal share, int rank) {

            static Entry of(Preference preference) {
                return new Entry(preference.value(), preference.level(), preference.share(), preference.rank());
            }
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
