package org.encorecrm.prediction;

/**
 * How far kept predictions look, as the marketer set it.
 *
 * @param orderDays horizon of the expected orders
 * @param valueMonths horizon of the lifetime value
 * @param monthlyDiscount what money loses in worth in a month: 0.01 is one per cent
 */
public record Prospects(int orderDays, int valueMonths, double monthlyDiscount) {

    Horizons horizons() {
        return Horizons.of(orderDays, valueMonths, monthlyDiscount);
    }
}
