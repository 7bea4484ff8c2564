package org.encorecrm.pipeline;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.encorecrm.prediction.PlainPrediction;
import org.jspecify.annotations.Nullable;

/** The facts about one customer in memory, and their figures computed the plain way: the second opinion. */
class History {

    final List<Bought> orders = new ArrayList<>();
    final List<Did> events = new ArrayList<>();

    Expected asOf(Instant now, ZoneId zone, @Nullable List<double[]> boundaries) {
        var purchases = orders.stream()
                .filter(order -> order.counts && !order.placedAt.isAfter(now))
                .sorted(Comparator.comparing(order -> order.placedAt))
                .toList();
        var n = purchases.size();
        var sum = purchases.stream().map(order -> order.amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        var first = n == 0 ? null : purchases.get(0).placedAt;
        var last = n == 0 ? null : purchases.get(n - 1).placedAt;
        var cart = cart(now);
        return new Expected(
                n,
                sum.setScale(2, RoundingMode.UNNECESSARY),
                n == 0 ? null : sum.divide(BigDecimal.valueOf(n), 2, RoundingMode.HALF_UP),
                first,
                last,
                n < 2 ? null : interval(first, last, n),
                visits(now),
                seen(now).stream()
                        .map(did -> did.at)
                        .max(Comparator.naturalOrder())
                        .orElse(null),
                cart == null ? null : cart.total,
                cart == null ? null : cart.at,
                n == 0 || boundaries == null ? null : recencyScore(boundaries.get(0), days(last, now, zone)),
                n == 0 || boundaries == null ? null : risingScore(boundaries.get(1), n),
                n == 0 || boundaries == null ? null : risingScore(boundaries.get(2), sum.doubleValue()));
    }

    List<PlainPrediction.Purchase> purchases(Instant now) {
        return orders.stream()
                .filter(order -> order.counts && !order.placedAt.isAfter(now))
                .map(order -> new PlainPrediction.Purchase(order.placedAt, order.amount))
                .toList();
    }

    private static BigDecimal interval(Instant first, Instant last, int n) {
        var seconds = BigDecimal.valueOf(first.until(last, ChronoUnit.MICROS)).movePointLeft(6);
        return seconds.divide(BigDecimal.valueOf(86400L * (n - 1)), 4, RoundingMode.HALF_UP);
    }

    private static long days(Instant last, Instant now, ZoneId zone) {
        return last.atZone(zone).toLocalDate().until(now.atZone(zone).toLocalDate(), ChronoUnit.DAYS);
    }

    private List<Did> seen(Instant now) {
        return events.stream()
                .filter(did -> !did.at.isAfter(now))
                .sorted(Comparator.comparing(did -> did.at))
                .toList();
    }

    private int visits(Instant now) {
        var visits = 0;
        Instant previous = null;
        for (var did : seen(now)) {
            if (previous == null || Duration.between(previous, did.at).compareTo(Duration.ofMinutes(30)) > 0) {
                visits++;
            }
            previous = did.at;
        }
        return visits;
    }

    private @Nullable Did cart(Instant now) {
        var seen = seen(now);
        var latest = seen.stream()
                .filter(did -> did.type.equals("cart_updated"))
                .max(Comparator.comparing((Did did) -> did.at).thenComparing(did -> did.id))
                .orElse(null);
        if (latest == null || latest.total == null) {
            return null;
        }
        var cleared = seen.stream().anyMatch(did -> did.type.equals("cart_cleared") && !did.at.isBefore(latest.at));
        var ordered =
                orders.stream().anyMatch(order -> !order.placedAt.isAfter(now) && !order.placedAt.isBefore(latest.at));
        return cleared || ordered ? null : latest;
    }

    static int risingScore(double[] boundaries, double value) {
        var below = 0;
        for (var boundary : boundaries) {
            below += boundary < value ? 1 : 0;
        }
        return 1 + below;
    }

    static int recencyScore(double[] boundaries, double days) {
        return boundaries.length + 2 - risingScore(boundaries, days);
    }

    static class Bought {
        final long id;
        Instant placedAt;
        BigDecimal amount;
        boolean counts = true;

        Bought(long id, Instant placedAt, BigDecimal amount) {
            this.id = id;
            this.placedAt = placedAt;
            this.amount = amount;
        }
    }

    /** @param total of a cart that is not empty */
    record Did(long id, String type, Instant at, @Nullable BigDecimal total) {}

    record Expected(
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
            @Nullable Integer r,
            @Nullable Integer f,
            @Nullable Integer m) {

        static Expected of(org.encorecrm.metrics.CustomerMetrics kept) {
            return new Expected(
                    kept.ordersCount(),
                    kept.ordersSum().setScale(2, RoundingMode.UNNECESSARY),
                    kept.ordersAverage(),
                    kept.firstOrderAt(),
                    kept.lastOrderAt(),
                    kept.averageIntervalDays(),
                    kept.visitsCount(),
                    kept.lastVisitAt(),
                    kept.cartTotal(),
                    kept.cartUpdatedAt(),
                    kept.r(),
                    kept.f(),
                    kept.m());
        }
    }
}
