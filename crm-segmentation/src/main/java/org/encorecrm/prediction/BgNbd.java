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
        var c = a + b + history.repeats() - 1;
        // Near a = 1 the closed form is 0/0, and near c = 0 its series begins with x/0; both limits are finite.
        var orders = Math.abs(a - 1) < 1e-4 || c < 1e-2 ? byIntegral(history, weeks) : closedForm(history, weeks, c);
        return Math.max(0, orders) / (1 + oddsGone(history));
    }

    private double closedForm(History history, double weeks, double c) {
        var x = history.repeats();
        var age = alpha + history.age();
        var decay = (r + x) * FastMath.log(age / (age + weeks))
                + Hypergeometric.log2F1(r + x, b + x, c, weeks / (age + weeks));
        return c / (a - 1) * -FastMath.expm1(decay);
    }

    /**
     * The same as an integral of the rate: with λ as Gamma(r + x, A), A = alpha + T, and the chance to leave as
     * Beta(a, b + x), orders come at time u at the rate (r + x)/A·(1 + u/A)^−(r+x+1)·2F1(r + x + 1, b + x; a + b + x; u/(A + u)),
     * which has no poles. Gauss–Legendre with v = ln(1 + u/A), in which the rate is smooth.
     */
    private double byIntegral(History history, double weeks) {
        var s = r + history.repeats();
        var age = alpha + history.age();
        var end = FastMath.log1p(weeks / age);
        return GaussLegendre.integral(0, end, v -> {
            var z = -FastMath.expm1(-v);
            var log2F1 = Hypergeometric.log2F1(s + 1, b + history.repeats(), a + b + history.repeats(), z);
            return s * FastMath.exp(log2F1 - s * v);
        });
    }

    /** The median of the time from the last purchase to the next one of those who stay: see {@link Prediction}. */
    double medianWeeksToNext(History history) {
        return (alpha + history.last()) * FastMath.expm1(FastMath.log(2) / (r + history.repeats()));
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
