package org.encorecrm.duplicate;

import static org.encorecrm.duplicate.Trait.*;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Pairs of a sample, by their patterns: any two records, and records that agree in what other traits follow from. What
 * namesakes' mailboxes and neighbours' houses have in common is not seen among random pairs: too few are either.
 */
final class Neighbours {

    private static final int RANDOM_PAIRS = 60_000;
    private static final int PAIRS_OF_A_KIND = 20_000;

    private final List<Traits> traits;
    private final SplittableRandom random = new SplittableRandom(42);

    Neighbours(List<Traits> traits) {
        this.traits = traits;
    }

    Map<Long, Long> any() {
        var patterns = new HashMap<Long, Long>();
        draw(traits, RANDOM_PAIRS, patterns);
        return patterns;
    }

    Map<Long, Long> near() {
        var patterns = new HashMap<Long, Long>();
        List.of(List.of(FIRST_NAME, LAST_NAME), List.of(POSTAL_CODE), List.of(CITY, STREET))
                .forEach(kind -> near(kind, patterns));
        return patterns;
    }

    private void near(List<Trait> kind, Map<Long, Long> patterns) {
        var groups = new HashMap<String, List<Traits>>();
        for (var each : traits) {
            var key = key(each, kind);
            if (key != null) {
                groups.computeIfAbsent(key, any -> new ArrayList<>()).add(each);
            }
        }
        var pairs = groups.values().stream().mapToDouble(Neighbours::pairs).sum();
        var share = Math.min(1, PAIRS_OF_A_KIND / Math.max(1, pairs));
        for (var group : groups.values()) {
            draw(group, rounded(pairs(group) * share), patterns);
        }
    }

    private int rounded(double number) {
        return (int) Math.floor(number + random.nextDouble());
    }

    private static double pairs(List<Traits> group) {
        return group.size() * (group.size() - 1.0) / 2;
    }

    private void draw(List<Traits> group, int pairs, Map<Long, Long> patterns) {
        for (int i = 0; group.size() > 1 && i < pairs; i++) {
            var one = group.get(random.nextInt(group.size()));
            var other = group.get(random.nextInt(group.size()));
            if (one != other) {
                patterns.merge(Pattern.of(new Comparison(one, other)), 1L, Long::sum);
            }
        }
    }

    private static @Nullable String key(Traits traits, List<Trait> kind) {
        var key = new StringBuilder();
        for (var trait : kind) {
            var value = traits.one(trait);
            if (value == null) {
                return null;
            }
            key.append(value).append(' ');
        }
        return key.toString();
    }
}
