package org.encorecrm.prediction;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What one customer will probably do.
 *
 * <p>The next order is the last one plus the model's median interval: the time in which half of the customers with the
 * same purchases, of those who stay, order again. It is counted from the last order and does not move on with the
 * calendar, so a date in the past says that the customer is late. With λ distributed as Gamma(r + x, alpha + t_x) after
 * the last of x + 1 purchases, P(no order in t weeks) = ((alpha + t_x) / (alpha + t_x + t))^(r + x), which is a half at
 * t = (alpha + t_x)·(2^(1/(r + x)) − 1): from the posterior of λ in Fader, Hardie and Lee (2005), section 4.
 *
 * @param alive probability that she has not left for good, 0 to 1; null without a model
 * @param expectedOrders within the horizon asked for; null without a model
 * @param nextOrderAt see above; without a model one own mean interval after the last order; null when even that is not
 *     known, or beyond a century
 * @param orderValue expected value of an order in the base currency; null without a value model
 * @param clv value expected within the horizon, in the base currency: each month's orders times their value, discounted
 * @param day up to which it was watched whether she buys
 */
public record Prediction(
        @Nullable Double alive,
        @Nullable Double expectedOrders,
        @Nullable Instant nextOrderAt,
        @Nullable Double orderValue,
        @Nullable Double clv,
        LocalDate day) {

    /** Beyond it a date says nothing. */
    private static final int CENTURY_WEEKS = 5_200;

    static Prediction of(@Nullable Model model, Bought bought, LocalDate day, Horizons horizons) {
        var until = bought.watchedUntil(day);
        if (model == null) {
            return new Prediction(null, null, bought.ownRhythm(), null, null, until);
        }
        var history = bought.until(day);
        var worth = model.orderValue(bought);
        return new Prediction(
                rounded(model.orders().alive(history), 6),
                rounded(model.orders().expectedOrders(history, horizons.orderWeeks()), 6),
                next(model.orders().medianWeeksToNext(history), bought),
                worth == null ? null : rounded(worth, 2),
                worth == null ? null : rounded(worth * model.discountedOrders(history, horizons), 2),
                until);
    }

    private static @Nullable Instant next(double weeks, Bought bought) {
        return weeks > CENTURY_WEEKS ? null : bought.after(Math.round(weeks * Model.TIME_UNIT.toSeconds()));
    }

    private static double rounded(double value, int digits) {
        var scale = Math.pow(10, digits);
        return Math.abs(value) < 1e9 ? Math.round(value * scale) / scale : value;
    }
}
