package org.encorecrm.prediction;

/**
 * How far predictions look.
 *
 * @param orderWeeks over which orders are expected
 * @param valueWeeks over which lifetime value is expected
 * @param monthlyDiscount what money loses in worth in a month: 0.01 is one per cent
 */
record Horizons(double orderWeeks, double valueWeeks, double monthlyDiscount) {

    /** A twelfth of 365.25 days. */
    static final double MONTH = 365.25 / 12 / 7;

    static Horizons of(int orderDays, int valueMonths, double monthlyDiscount) {
        return new Horizons(orderDays / 7.0, valueMonths * MONTH, monthlyDiscount);
    }
}
