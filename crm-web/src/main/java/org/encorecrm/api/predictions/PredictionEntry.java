package org.encorecrm.api.predictions;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.encorecrm.prediction.NextPurchase;
import org.encorecrm.prediction.Prediction;
import org.jspecify.annotations.Nullable;

/**
 * What a customer will probably do.
 *
 * @param basis {@code model}, or {@code own_interval} where the shop's purchases are too few for a model: then only the
 *     next order is told, one of her own mean intervals after the last
 * @param day up to which it was watched whether she buys
 */
record PredictionEntry(
        String basis,
        @Nullable Double alive,
        @Nullable Double expectedOrders,
        @Nullable Instant nextOrderAt,
        @Nullable Double orderValue,
        @Nullable Double clv,
        LocalDate day,
        List<NextPurchase> categories) {

    static PredictionEntry of(Prediction said, List<NextPurchase> categories) {
        return new PredictionEntry(
                said.alive() == null ? "own_interval" : "model",
                said.alive(),
                said.expectedOrders(),
                said.nextOrderAt(),
                said.orderValue(),
                said.clv(),
                said.day(),
                categories);
    }
}
