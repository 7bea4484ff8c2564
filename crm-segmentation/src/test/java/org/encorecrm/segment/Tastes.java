package org.encorecrm.segment;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What somebody prefers, in plain Java from the words of docs/segmentation.md. */
class Tastes {

    private static final double HALF_LIFE = Duration.ofDays(90).toSeconds();

    private static final int DEEPEST = 8;

    private final List<Fact> facts = new ArrayList<>();

    void bought(Instant at, @Nullable String category, @Nullable String brand) {
        facts.add(new Fact(at, category, brand, 10));
    }

    void viewed(Instant at, @Nullable String category) {
        facts.add(new Fact(at, category, null, 1));
    }

    @Nullable
    String brand() {
        return shares(weights(Fact::brand)).entrySet().stream()
                .max(Map.Entry.<String, Long>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .map(Map.Entry::getKey)
                .orElse(null);
    }

    /** The path whose way from the root is the heaviest at the first fork where two ways differ. */
    @Nullable
    String category() {
        var own = weights(Fact::category);
        return own.keySet().stream()
                .max(Comparator.comparing((String path) -> way(path, own), (a, b) -> Arrays.compare(a, b))
                        .thenComparing(Comparator.reverseOrder()))
                .orElse(null);
    }

    private static long[] way(String path, Map<String, Double> own) {
        var all = sum(own, each -> true);
        var steps = path.split("/");
        var way = new long[DEEPEST + 1];
        for (var i = 0; i < steps.length; i++) {
            var above = String.join("/", Arrays.copyOf(steps, i + 1));
            way[i] = share(sum(own, each -> each.equals(above) || each.startsWith(above + "/")), all);
        }
        way[steps.length] = share(own.get(path), all);
        return way;
    }

    private static double sum(Map<String, Double> weights, Predicate<String> of) {
        return weights.entrySet().stream()
                .filter(each -> of.test(each.getKey()))
                .mapToDouble(Map.Entry::getValue)
                .sum();
    }

    private static Map<String, Long> shares(Map<String, Double> weights) {
        var all = sum(weights, each -> true);
        return weights.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, each -> share(each.getValue(), all)));
    }

    private static long share(double weight, double all) {
        return (long) Math.rint(Math.rint(1e10 * weight / all) / 1e6);
    }

    private Map<String, Double> weights(Function<Fact, @Nullable String> of) {
        var weights = new TreeMap<String, Double>();
        for (var fact : facts) {
            var value = of.apply(fact);
            if (value != null) {
                weights.merge(value, fact.decayed(), Double::sum);
            }
        }
        return weights;
    }

    private record Fact(
            Instant at, @Nullable String category, @Nullable String brand, int weight) {

        /** Counted from 2020: shares are the same whatever one counts from. */
        double decayed() {
            var since =
                    Duration.between(Instant.parse("2020-01-01T00:00:00Z"), at).toNanos() / 1e9;
            return weight * Math.pow(2, since / HALF_LIFE);
        }
    }
}
