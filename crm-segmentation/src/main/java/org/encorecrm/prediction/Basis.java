package org.encorecrm.prediction;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What every kept prediction is computed by, so that it changes with the customer's purchases or with this alone.
 *
 * @param model null when the purchases were too few for one
 * @param day of the shop, up to which everybody is watched
 * @param categoryLevel how many levels of a category are a group of goods that may run out
 * @param goodsRunOut whether there is any such group
 * @param at when it began to hold
 */
record Basis(
        long id,
        @Nullable Model model,
        LocalDate day,
        Prospects prospects,
        int categoryLevel,
        boolean goodsRunOut,
        Instant at) {

    /** What is said about this customer under this basis. */
    Prediction predict(Bought bought) {
        return Prediction.of(model, bought, day, prospects.horizons());
    }
}
