package org.encorecrm.office.prediction;

import java.util.List;
import org.encorecrm.prediction.CalibrationClass;

/**
 * How the model did on days it had not seen, in numbers a person can hold in the head.
 *
 * @param expected purchases in all, as the model said
 * @param actual purchases there were
 */
record Scored(String until, int days, long expected, long actual, List<Row> rows) {

    /** How far the model was off in all, per cent of what there was; 0 when there was nothing. */
    public long offPercent() {
        return actual == 0 ? 0 : Math.round(100.0 * Math.abs(expected - actual) / actual);
    }

    public boolean tooHigh() {
        return expected > actual;
    }

    static Scored of(List<CalibrationClass> classes, String until) {
        var last = classes.get(classes.size() - 1);
        return new Scored(
                until,
                last.days(),
                Math.round(
                        classes.stream().mapToDouble(CalibrationClass::expected).sum()),
                classes.stream().mapToLong(CalibrationClass::actual).sum(),
                classes.stream()
                        .map(each -> Row.of(each, each.repeats() == last.repeats()))
                        .toList());
    }

    /** Customers who had bought on so many days before, and their purchases per hundred of them. */
    record Row(int bought, boolean orMore, long customers, double expected, double actual) {

        static Row of(CalibrationClass each, boolean last) {
            return new Row(
                    each.repeats() + 1,
                    last && each.repeats() >= MOST_REPEATS,
                    each.customers(),
                    Math.round(each.expectedEach() * 1_000) / 10.0,
                    Math.round(each.actualEach() * 1_000) / 10.0);
        }

        private static final int MOST_REPEATS = 7;
    }
}
