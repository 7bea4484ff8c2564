package org.encorecrm.duplicate;

import static org.encorecrm.duplicate.Trait.*;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the base taught, applied to a pair. */
final class Model {

    /** Below this a level says next to nothing, in bits. */
    private static final double TELLING = 1;

    private final Weights weights;
    private final double[][] bits;
    private final double[][] bitsGiven;
    private final Frequencies frequencies;

    Model(Weights weights, Frequencies frequencies) {
        this.weights = weights;
        this.bits = weights.bits();
        this.bitsGiven = weights.bitsGiven();
        this.frequencies = frequencies;
    }

    /** Before anything was learned. */
    static Model untaught(long customers) {
        var weights = Defaults.weights();
        weights.prior = Defaults.DUPLICATES_PER_CUSTOMER / Math.max(200, customers);
        return new Model(weights, Frequencies.none());
    }

    Score score(Traits one, Traits other) {
        var comparison = new Comparison(one, other);
        var sum = bits(comparison);
        if (Weights.probability(sum) < Score.WORTH_A_LOOK) {
            return Score.of(sum, false, List.of());
        }
        return Score.of(sum, isForAPerson(comparison), reasons(comparison));
    }

    private double bits(Comparison comparison) {
        var sum = weights.prior() + weights.ofSwap(comparison.isSwapped());
        for (var trait : Trait.values()) {
            sum += bits(comparison, trait);
        }
        return sum;
    }

    private double bits(Comparison comparison, Trait trait) {
        var level = comparison.level(trait);
        if (level == Level.MISSING) {
            return 0;
        }
        var given = Dependence.isGiven(trait, comparison::level);
        var usual = (given ? bitsGiven : bits)[trait.ordinal()][level.ordinal()];
        if (level != Level.EXACT || given && Frequencies.WORDS.contains(trait)) {
            return usual;
        }
        var u = (given ? weights.uGiven : weights.u)[trait.ordinal()][level.ordinal()];
        return usual + frequencies.adjustment(trait, comparison.agreed(trait), u);
    }

    private static boolean isForAPerson(Comparison comparison) {
        return isHousehold(comparison) || areNamesakes(comparison);
    }

    /**
     * A common name is had by many in one town, and their mailboxes look alike because they are made of the name. Born
     * on quite different days, they are one person only if something that is not a name says so.
     */
    private static boolean areNamesakes(Comparison comparison) {
        return comparison.level(BIRTH_DATE) == Level.DIFFERENT
                && comparison.level(EMAIL).compareTo(Level.ALIKE) > 0
                && comparison.level(PHONE).compareTo(Level.ALIKE) > 0
                && comparison.level(STREET).compareTo(Level.CLOSE) > 0;
    }

    /**
     * A family shares its name, address, phone and even mailbox. Unless first name or birth date speak for one person,
     * and do not both speak against it, only a person can tell.
     */
    private static boolean isHousehold(Comparison comparison) {
        var first = comparison.level(FIRST_NAME);
        var birth = comparison.level(BIRTH_DATE);
        var firstAgrees = first.compareTo(Level.SIMILAR) <= 0;
        var birthAgrees = birth.compareTo(Level.CLOSE) <= 0;
        var otherSex = comparison.level(SEX) == Level.DIFFERENT;
        if (first == Level.DIFFERENT) {
            return !birthAgrees || otherSex;
        }
        return !firstAgrees && !birthAgrees && comparison.level(EMAIL).compareTo(Level.CLOSE) > 0;
    }

    private List<String> reasons(Comparison comparison) {
        record Weighed(String reason, double bits) {}
        var reasons = new ArrayList<Weighed>();
        for (var trait : Trait.values()) {
            var level = comparison.level(trait);
            var told = bits(comparison, trait);
            if (level != Level.MISSING && Math.abs(told) >= TELLING) {
                reasons.add(new Weighed(code(trait.name()) + "." + code(level.name()), told));
            }
        }
        if (comparison.isSwapped()) {
            reasons.add(new Weighed("names.swapped", weights.ofSwap(true)));
        }
        reasons.sort(Comparator.comparingDouble(reason -> -reason.bits()));
        return reasons.stream().map(Weighed::reason).toList();
    }

    private static String code(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** As it is kept; {@link ModelStore} writes it as JSON. */
    Kept kept() {
        return new Kept(
                weights.m,
                weights.u,
                weights.mGiven,
                weights.uGiven,
                weights.swapM,
                weights.swapU,
                weights.prior,
                frequencies.shares());
    }

    record Kept(
            double[][] m,
            double[][] u,
            double @Nullable [][] mGiven,
            double @Nullable [][] uGiven,
            double swapM,
            double swapU,
            double prior,
            Map<Trait, Map<String, Double>> shares) {

        /** Nothing when a node of an older release, at work beside this one, has learned it: without what follows from what. */
        Optional<Model> model() {
            if (mGiven == null || uGiven == null) {
                return Optional.empty();
            }
            var weights = Defaults.weights();
            for (int t = 0; t < Math.min(m.length, Trait.COUNT); t++) {
                weights.m[t] = m[t];
                weights.u[t] = u[t];
                weights.mGiven[t] = mGiven[t];
                weights.uGiven[t] = uGiven[t];
            }
            weights.swapM = swapM;
            weights.swapU = swapU;
            weights.prior = prior;
            return Optional.of(new Model(weights, new Frequencies(shares)));
        }
    }
}
