package org.encorecrm.metrics;

import java.util.ArrayList;
import org.encorecrm.support.InvalidInputException;
import org.encorecrm.support.Violation;

/**
 * Where one stage of the lifecycle ends and another begins. Days are of 24 hours.
 *
 * @param cautiousVisits without a purchase, so many visits …
 * @param cautiousDays … in so many days make cautious
 * @param matureOrders so many purchases …
 * @param matureDays … at most so far apart on average make mature
 * @param matureByStep whether {@code matureDays} follows the step of the assortment
 * @param matureStepOf of which group; empty for the whole of it
 * @param closeDays so long after the last purchase somebody mature is close to loss
 * @param lostDays so long after the last purchase and the last visit a buyer is lost
 */
public record LifecycleLimits(
        int cautiousVisits,
        int cautiousDays,
        int matureOrders,
        double matureDays,
        boolean matureByStep,
        String matureStepOf,
        int closeDays,
        int lostDays) {

    public static final LifecycleLimits DEFAULT = new LifecycleLimits(3, 30, 3, 14, false, "", 45, 90);

    private static final int MOST_DAYS = 3650;
    private static final int MOST = 1000;

    /** @throws InvalidInputException with a pointer to every limit that cannot be */
    public LifecycleLimits {
        var wrong = new ArrayList<Violation>();
        check(wrong, "cautiousVisits", cautiousVisits, 1, MOST);
        check(wrong, "cautiousDays", cautiousDays, 1, MOST_DAYS);
        check(wrong, "matureOrders", matureOrders, 2, MOST);
        check(wrong, "closeDays", closeDays, 1, MOST_DAYS);
        check(wrong, "lostDays", lostDays, 1, MOST_DAYS);
        if (!(matureDays >= 0.01 && matureDays <= MOST_DAYS)) {
            wrong.add(new Violation("/matureDays", "must be from 0.01 to " + MOST_DAYS));
        }
        if (wrong.isEmpty() && lostDays <= closeDays) {
            wrong.add(new Violation("/lostDays", "must be more than closeDays"));
        }
        if (!wrong.isEmpty()) {
            throw new InvalidInputException(wrong);
        }
    }

    LifecycleLimits withMatureDays(double days) {
        return new LifecycleLimits(
                cautiousVisits, cautiousDays, matureOrders, days, matureByStep, matureStepOf, closeDays, lostDays);
    }

    private static void check(ArrayList<Violation> wrong, String name, int value, int from, int to) {
        if (value < from || value > to) {
            wrong.add(new Violation("/" + name, "must be from " + from + " to " + to));
        }
    }
}
