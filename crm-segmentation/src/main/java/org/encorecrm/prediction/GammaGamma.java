package org.encorecrm.prediction;

import static org.hipparchus.special.Gamma.logGamma;

import org.hipparchus.util.FastMath;

/**
 * The Gamma–Gamma model of the value of an order: a customer's orders vary around her own mean as Gamma(p, ν), the ν of
 * customers as Gamma(q, v). Source: P. Fader, B. Hardie, "The Gamma-Gamma Model of Monetary Value" (2013).
 */
record GammaGamma(double p, double q, double v) {

    /** The logarithm of the likelihood of {@code spend.customers} customers' mean order values, equation (1a). */
    double logLikelihood(Spend spend) {
        var x = spend.orders();
        var mean = spend.mean();
        return logGamma(p * x + q)
                - logGamma(p * x)
                - logGamma(q)
                + q * FastMath.log(v)
                + (p * x - 1) * FastMath.log(mean)
                + p * x * FastMath.log(x)
                - (p * x + q) * FastMath.log(v + x * mean);
    }

    /** The expected value of the customer's next orders, in the unit of {@code spend.mean}, equation (5). */
    double expectedValue(Spend spend) {
        return p * (v + spend.orders() * spend.mean()) / (p * spend.orders() + q - 1);
    }

    /** Whether the population's mean p·v/(q−1) exists: without it the model promises infinite money. */
    boolean hasMean() {
        return q > 1;
    }

    /**
     * Orders of a customer, or of several with equal figures.
     *
     * @param orders how many, at least 1
     * @param mean their mean value, positive
     */
    record Spend(int orders, double mean, long customers) {}
}
