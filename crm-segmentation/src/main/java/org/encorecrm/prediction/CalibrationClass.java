package org.encorecrm.prediction;

import java.time.LocalDate;

/**
 * Customers who had bought equally often, and what the model made of them.
 *
 * @param repeats purchase days after the first one; the last class is "so many or more"
 * @param until the model saw no purchase after that day
 * @param days of the period after it
 * @param expected purchase days of all of them in the period, as the model said
 * @param actual purchase days there were
 */
public record CalibrationClass(int repeats, LocalDate until, int days, long customers, double expected, long actual) {

    public double expectedEach() {
        return expected / customers;
    }

    public double actualEach() {
        return (double) actual / customers;
    }
}
