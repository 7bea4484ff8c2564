package org.encorecrm.prediction;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one customer will probably do.
 *
 * @param alive probability that she has not left for good, 0 to 1
 * @param expectedOrders within the horizon asked for
 * @param nextOrderAt by when half of those like her who are alive will have ordered again; null beyond a century
 * @param orderValue expected value of an order in the base currency; null without a value model
 * @param clv value expected within the horizon, in the base currency, not discounted: orders times their value
 */
public record Prediction(
        double alive,
        double expectedOrders,
        @Nullable Instant nextOrderAt,
        @Nullable Double orderValue,
        @Nullable Double clv) {}
