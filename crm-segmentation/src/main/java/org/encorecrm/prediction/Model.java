package org.encorecrm.prediction;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The models in use.
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

    Prediction predict(PurchaseHistories.Customer customer, Instant asOf, Duration horizon) {
        var weeks = (double) horizon.toSeconds() / TIME_UNIT.toSeconds();
        var expected = orders.expectedOrders(customer.history(), weeks);
        var wait = orders.medianWeeksToNext(customer.history());
        var worth = value == null ? null : value.expectedValue(customer.spend());
        return new Prediction(
                orders.alive(customer.history()),
                expected,
                // Beyond a century a date says nothing.
                wait > 5_200 ? null : asOf.plusSeconds(Math.round(wait * TIME_UNIT.toSeconds())),
                worth,
                worth == null ? null : worth * expected);
    }
}
