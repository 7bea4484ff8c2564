package org.encorecrm.duplicate;

/**
 * How often each level occurs between records of one person (m) and of two (u), and how likely two records are one
 * person's before anything is compared. Fellegi and Sunter, "A Theory for Record Linkage", JASA 64 (1969).
 */
final class Weights {

    final double[][] m = new double[Trait.COUNT][Level.COUNT];
    final double[][] u = new double[Trait.COUNT][Level.COUNT];
    /** The same between records that agree in what the trait follows from, see {@link Dependence}. */
    final double[][] mGiven = new double[Trait.COUNT][Level.COUNT];

    final double[][] uGiven = new double[Trait.COUNT][Level.COUNT];
    /** First and last name exchanged: among one person's records, among others' */
    double swapM = 0.02;

    double swapU = 0.02;
    double prior;

    /** What each level of each trait says, in bits: plus one doubles the odds. */
    double[][] bits() {
        return bits(m, u);
    }

    double[][] bitsGiven() {
        return bits(mGiven, uGiven);
    }

    private static double[][] bits(double[][] m, double[][] u) {
        var bits = new double[Trait.COUNT][Level.COUNT];
        for (int t = 0; t < Trait.COUNT; t++) {
            for (int level = 0; level < Level.COUNT; level++) {
                bits[t][level] = log2(m[t][level] / u[t][level]);
            }
        }
        return bits;
    }

    double ofSwap(boolean swapped) {
        return swapped ? log2(swapM / swapU) : log2((1 - swapM) / (1 - swapU));
    }

    double prior() {
        return log2(prior / (1 - prior));
    }

    static double log2(double x) {
        return Math.log(x) / Math.log(2);
    }

    static double probability(double bits) {
        return 1 / (1 + Math.pow(2, -bits));
    }
}
