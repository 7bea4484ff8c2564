package org.encorecrm.duplicate;

import java.util.Map;

/**
 * Learns the weights from the base itself: u from random pairs, of which nearly all are two people's, and m from pairs
 * that share a key, by expectation and maximisation (Winkler, "Using the EM Algorithm for Weight Computation in the
 * Fellegi-Sunter Model of Record Linkage", 1988). What a small base cannot tell comes from the defaults, which count as
 * so many pairs seen.
 */
final class Estimation {

    private static final int ROUNDS = 60;

    /** When a round changes the share of duplicates by less than this part of it, it has settled. */
    private static final double SETTLED = 1e-4;

    private static final double PRIOR_MATCHES = 20;
    private static final double PRIOR_PAIRS = 2000;
    private static final double PRIOR_NEIGHBOURS = 50;
    private static final double LEAST_M = 1e-3;

    /** So many times more or less often than by default, and no further: a base without duplicates teaches nonsense. */
    private static final double FURTHEST = 8;

    private static final double LEAST_U = 1e-6;

    private final Sample sample;
    private final double customers;
    private final Weights defaults = Defaults.weights();
    private Weights weights = Defaults.weights();
    private double[][] bits = weights.bits();
    private double[][] bitsGiven = weights.bitsGiven();

    /**
     * Pairs by their patterns.
     *
     * @param random any two records
     * @param neighbours records with a name, a street or a postal code in common
     * @param candidates records that share a key
     * @param candidateShare how much of all candidate pairs these are
     */
    record Sample(
            Map<Long, Long> random, Map<Long, Long> neighbours, Map<Long, Long> candidates, double candidateShare) {}

    Estimation(Sample sample, long customers) {
        this.sample = sample;
        this.customers = Math.max(2, customers);
    }

    Weights estimate() {
        weights.prior = Defaults.DUPLICATES_PER_CUSTOMER / customers;
        var before = 0.0;
        for (int round = 0; round < ROUNDS && Math.abs(weights.prior - before) > SETTLED * weights.prior; round++) {
            before = weights.prior;
            bits = weights.bits();
            bitsGiven = weights.bitsGiven();
            weights = maximised();
        }
        return weights;
    }

    private Weights maximised() {
        var next = new Weights();
        var matches = count(sample.candidates(), next.m, next.mGiven, true);
        var others = count(sample.random(), next.u, new double[Trait.COUNT][Level.COUNT], false);
        count(sample.neighbours(), new double[Trait.COUNT][Level.COUNT], next.uGiven, false);
        double swapM = swaps(sample.candidates(), true), swapU = swaps(sample.random(), false);
        for (int t = 0; t < Trait.COUNT; t++) {
            settle(next.u[t], defaults.u[t], PRIOR_PAIRS, LEAST_U);
            settle(next.uGiven[t], defaults.uGiven[t], PRIOR_NEIGHBOURS, LEAST_U);
            settle(next.m[t], defaults.m[t], PRIOR_MATCHES, LEAST_M);
            settle(next.mGiven[t], defaults.mGiven[t], PRIOR_MATCHES, LEAST_M);
            bound(next.m[t], defaults.m[t], next.u[t]);
            bound(next.mGiven[t], defaults.mGiven[t], next.uGiven[t]);
        }
        next.swapM = (swapM + defaults.swapM * PRIOR_MATCHES) / (matches + PRIOR_MATCHES);
        next.swapU = (swapU + defaults.swapU * PRIOR_PAIRS) / (others + PRIOR_PAIRS);
        var pairs = customers * (customers - 1) / 2;
        next.prior = (matches / sample.candidateShare() + Defaults.DUPLICATES_PER_CUSTOMER * Math.min(customers, 200))
                / (pairs + 200 * customers);
        next.prior = Math.min(next.prior, Defaults.MOST_DUPLICATES_PER_CUSTOMER / customers);
        return next;
    }

    private double count(Map<Long, Long> patterns, double[][] alone, double[][] given, boolean match) {
        var total = 0.0;
        for (var entry : patterns.entrySet()) {
            long pattern = entry.getKey();
            var p = probability(pattern);
            var weight = entry.getValue() * (match ? p : 1 - p);
            total += weight;
            for (var trait : Trait.values()) {
                var level = Pattern.level(pattern, trait);
                if (level != Level.MISSING) {
                    (isGiven(pattern, trait) ? given : alone)[trait.ordinal()][level.ordinal()] += weight;
                }
            }
        }
        return total;
    }

    private double swaps(Map<Long, Long> patterns, boolean match) {
        var total = 0.0;
        for (var entry : patterns.entrySet()) {
            if (Pattern.isSwapped(entry.getKey())) {
                var p = probability(entry.getKey());
                total += entry.getValue() * (match ? p : 1 - p);
            }
        }
        return total;
    }

    private double probability(long pattern) {
        var sum = weights.prior() + weights.ofSwap(Pattern.isSwapped(pattern));
        for (var trait : Trait.values()) {
            var level = Pattern.level(pattern, trait);
            if (level != Level.MISSING) {
                sum += (isGiven(pattern, trait) ? bitsGiven : bits)[trait.ordinal()][level.ordinal()];
            }
        }
        return Weights.probability(sum);
    }

    private static boolean isGiven(long pattern, Trait trait) {
        return Dependence.isGiven(trait, each -> Pattern.level(pattern, each));
    }

    /** Counts become shares; the defaults count as so many pairs, and nothing is impossible. */
    private static void settle(double[] counts, double[] defaults, double strength, double least) {
        var total = strength;
        for (var count : counts) {
            total += count;
        }
        for (int level = 0; level < Level.COUNT; level++) {
            counts[level] = Math.max(least, (counts[level] + strength * defaults[level]) / total);
        }
    }

    /**
     * Difference never speaks for two records being one person's, equality never against it. However many pairs of
     * neighbours or namesakes there are, one person's records do not differ in most of what they say.
     */
    private static void bound(double[] m, double[] defaults, double[] u) {
        for (int level = 0; level < Level.COUNT; level++) {
            m[level] = Math.max(defaults[level] / FURTHEST, Math.min(defaults[level] * FURTHEST, m[level]));
        }
        var different = Level.DIFFERENT.ordinal();
        m[different] = Math.min(m[different], Math.min(u[different], mostDifferent(defaults[different])));
        var exact = Level.EXACT.ordinal();
        m[exact] = Math.max(m[exact], Math.max(u[exact], defaults[exact] / 2));
    }

    private static double mostDifferent(double usual) {
        return FURTHEST * usual / (1 + (FURTHEST - 1) * usual);
    }
}
