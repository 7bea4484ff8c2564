package org.encorecrm.prediction;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A fitted pair of models.
 *
 * @param fittedAt the moment up to which facts were seen
 * @param value null when the shop's orders did not allow a Gamma–Gamma fit: no lifetime value then
 */
record Model(
        Instant fittedAt,
        BgNbd orders,
        double logLikelihood,
        long customers,
        @Nullable GammaGamma value) {

    static final Duration TIME_UNIT = Duration.ofDays(7);

    /** The expected value of an order; null without a value model, and for orders that cost nothing. */
    @Nullable
    Double orderValue(Bought bought) {
        return value == null || !(bought.mean() > 0) ? null : value.expectedValue(bought.spend());
    }

    /**
     * The orders expected within {@code valueWeeks}, each counted at the end of its month and discounted from there:
     * Σ (E(k) − E(k−1)) / (1 + d)^k. Times the value of an order it is the lifetime value.
     */
    double discountedOrders(History history, Horizons horizons) {
        var sum = 0.0;
        var before = 0.0;
        var worth = 1.0;
        for (var begun = 0.0; begun < horizons.valueWeeks() - 1e-9; begun += Horizons.MONTH) {
            worth /= 1 + horizons.monthlyDiscount();
            var until = orders.expectedOrders(history, Math.min(begun + Horizons.MONTH, horizons.valueWeeks()));
            sum += (until - before) * worth;
            before = until;
        }
        return sum;
    }
}
