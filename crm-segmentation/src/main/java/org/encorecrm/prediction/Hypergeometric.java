package org.encorecrm.prediction;

import org.hipparchus.util.FastMath;

/** Gauss' hypergeometric function for positive arguments, as BG/NBD needs it. */
final class Hypergeometric {

    private static final int MOST_TERMS = 1_000_000;

    private Hypergeometric() {}

    /**
     * The logarithm of 2F1(a, b; c; z) for positive a, b and c and 0 ≤ z &lt; 1, by its power series. The partial sum is
     * rescaled before it can overflow: a loyal customer and a far horizon give sums beyond 1e308. It ends when what is
     * left cannot count: each factor of a term's ratio to the one before tends to 1 from one side, so no later ratio is
     * above {@code most}, and the rest is below that of a geometric series.
     */
    static double log2F1(double a, double b, double c, double z) {
        var sum = 1.0;
        var term = 1.0;
        var logScale = 0.0;
        for (var k = 0; k < MOST_TERMS; k++) {
            var one = (a + k) / (k + 1);
            var other = (b + k) / (c + k);
            term *= one * other * z;
            sum += term;
            if (sum > 1e200) {
                logScale += FastMath.log(sum);
                term /= sum;
                sum = 1;
            }
            var most = Math.max(1, one) * Math.max(1, other) * z;
            if (most < 1 && term * most < 1e-15 * sum * (1 - most)) {
                break;
            }
        }
        return logScale + FastMath.log(sum);
    }
}
