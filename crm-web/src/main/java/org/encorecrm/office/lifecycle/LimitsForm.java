package org.encorecrm.office.lifecycle;

import java.util.HashMap;
import java.util.Map;
import org.encorecrm.metrics.LifecycleLimits;
import org.encorecrm.support.InvalidInputException;
import org.jspecify.annotations.Nullable;

/** The limits as typed. */
public record LimitsForm(
        @Nullable String cautiousVisits,
        @Nullable String cautiousDays,
        @Nullable String matureOrders,
        @Nullable String matureDays,
        @Nullable Boolean matureByStep,
        @Nullable String matureStepOf,
        @Nullable String closeDays,
        @Nullable String lostDays) {

    private boolean followsStep() {
        return Boolean.TRUE.equals(matureByStep);
    }

    static LimitsForm of(LifecycleLimits limits) {
        var days = limits.matureDays();
        return new LimitsForm(
                "" + limits.cautiousVisits(),
                "" + limits.cautiousDays(),
                "" + limits.matureOrders(),
                days == Math.rint(days) ? "" + (long) days : "" + days,
                limits.matureByStep(),
                limits.matureStepOf(),
                "" + limits.closeDays(),
                "" + limits.lostDays());
    }

    /** @throws InvalidInputException with a pointer to each field that cannot be */
    LifecycleLimits limits() {
        return new LifecycleLimits(
                whole(cautiousVisits),
                whole(cautiousDays),
                whole(matureOrders),
                followsStep() ? 1 : number(matureDays),
                followsStep(),
                matureStepOf == null ? "" : matureStepOf.strip(),
                whole(closeDays),
                whole(lostDays));
    }

    /** What is no number is no limit either, and is refused as such. */
    private static int whole(@Nullable String text) {
        var number = number(text);
        return number == Math.rint(number) ? (int) number : -1;
    }

    private static double number(@Nullable String text) {
        try {
            return text == null ? -1 : Double.parseDouble(text.strip().replace(',', '.'));
        } catch (NumberFormatException notANumber) {
            return -1;
        }
    }

    /** The keys of the texts that say what is wrong, by the names of the fields. */
    static Map<String, String> wrong(InvalidInputException invalid) {
        var wrong = new HashMap<String, String>();
        invalid.violations().forEach(each -> {
            var name = each.pointer().substring(1);
            wrong.put(
                    name,
                    each.message().startsWith("must be more")
                            ? "lifecycle.limit.order"
                            : "lifecycle.limit." + name + ".wrong");
        });
        return wrong;
    }
}
