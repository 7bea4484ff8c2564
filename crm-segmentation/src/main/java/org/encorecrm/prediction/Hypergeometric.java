package org.encorecrm.prediction;

import org.hipparchus.util.FastMath;

/** Gauss' hypergeometric function for positive arguments, as BG/NBD needs it. */
final class Hypergeometric {

    private static final int MOST_TERMS = 1_000_000;

    private Hypergeometric() {}

    /**
     * The logarithm of 2F1(a, b; c; z) for 0 ≤ z &lt; 1 and a positive sum, by its power series. The partial sum is
     * rescaled before it can overflow: a loyal customer and a far horizon give sums beyond 1e308.
     */
    static double log2F1(double a, double b, double c, double z) {
        var sum = 1.0;
        var term = 1.0;
        var logScale = 0.0;
        for (var k = 0; k < MOST_TERMS; k++) {
            term *= (a + k) * (b + k) / ((c + k) * (k + 1)) * z;
            sum += term;
            if (sum > 1e200) {
                logScale += FastMath.log(sum);
                term /= sum;
                sum = 1;
            }
            if (Math.abs(term) < 1e-15 * Math.abs(sum) && k > a + b) {
                break;
            }
        }
        return logScale + FastMath.log(sum);
    }
}
