package org.encorecrm.prediction;

import static org.hipparchus.special.Gamma.logGamma;

import org.hipparchus.util.FastMath;

/**
 * The BG/NBD model of repeat buying. While alive a customer buys as a Poisson process; after every purchase she may
 * leave for good; rates vary between customers as Gamma(r, alpha), chances to leave as Beta(a, b). Time is in weeks.
 *
 * <p>Source of every formula: P. Fader, B. Hardie, K. L. Lee, "Counting Your Customers the Easy Way: An Alternative to
 * the Pareto/NBD Model", Marketing Science 24 (2005) 275–284. Everything is computed in logarithms, so that no history
 * overflows.
 */
record BgNbd(double r, double alpha, double a, double b) {

    /** The logarithm of the likelihood of one customer's history, equation (6). */
    double logLikelihood(History history) {
        return commonPart(history.repeats()) + timePart(history);
    }

    /** What of the likelihood depends on the number of repeats alone. */
    double commonPart(int x) {
        return logGamma(r + x)
                - logGamma(r)
                + r * FastMath.log(alpha)
                + logGamma(a + b)
                - logGamma(b)
                + logGamma(b + x)
                - logGamma(a + b + x);
    }

    /** What of the likelihood depends on when the purchases were. */
    double timePart(History history) {
        var x = history.repeats();
        var alive = -(r + x) * FastMath.log(alpha + history.age());
        if (x == 0) {
            return alive;
        }
        var gone = FastMath.log(a) - FastMath.log(b + x - 1) - (r + x) * FastMath.log(alpha + history.last());
        return logSum(alive, gone);
    }

    /** The probability that the customer has not left, 0 to 1. Who bought once has had no chance to be seen leaving. */
    double alive(History history) {
        return 1 / (1 + oddsGone(history));
    }

    /**
     * The expected number of orders in the coming {@code weeks}, equation (10).
     *
     * @param weeks the horizon, not negative
     */
    double expectedOrders(History history, double weeks) {
        if (weeks == 0) {
            return 0;
        }
        var x = history.repeats();
        var age = alpha + history.age();
        // At a = 1 the formula is 0/0 with a finite limit; a hair beside it is accurate to nine digits.
        var shape = Math.abs(a - 1) < 1e-6 ? 1 + 1e-6 : a;
        var decay = (r + x) * FastMath.log(age / (age + weeks))
                + Hypergeometric.log2F1(r + x, b + x, shape + b + x - 1, weeks / (age + weeks));
        var orders = (shape + b + x - 1) / (shape - 1) * -FastMath.expm1(decay);
        return Math.max(0, orders) / (1 + oddsGone(history));
    }

    /**
     * Weeks until half of the customers with this history who are still alive will have ordered again: with λ distributed
     * as Gamma(r + x, alpha + T), P(no order in t) = ((alpha + T) / (alpha + T + t))^(r + x).
     */
    double medianWeeksToNext(History history) {
        return (alpha + history.age()) * FastMath.expm1(FastMath.log(2) / (r + history.repeats()));
    }

    private double oddsGone(History history) {
        var x = history.repeats();
        if (x == 0) {
            return 0;
        }
        return FastMath.exp(FastMath.log(a)
                - FastMath.log(b + x - 1)
                + (r + x) * (FastMath.log(alpha + history.age()) - FastMath.log(alpha + history.last())));
    }

    private static double logSum(double one, double other) {
        var larger = Math.max(one, other);
        return larger + FastMath.log1p(FastMath.exp(Math.min(one, other) - larger));
    }
}
