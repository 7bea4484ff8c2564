package org.encorecrm.api.analysis;

import org.encorecrm.metrics.LifecycleLimits;
import org.encorecrm.support.json.Document;
import tools.jackson.databind.JsonNode;

/**
 * The limits between the stages as they are written.
 *
 * @param matureDays follows the step of the group {@code matureStepOf} where {@code matureByStep}
 */
record LimitsEntry(
        int cautiousVisits,
        int cautiousDays,
        int matureOrders,
        double matureDays,
        boolean matureByStep,
        String matureStepOf,
        int closeDays,
        int lostDays) {

    private static final int LONGEST_PATH = 1000;

    static LimitsEntry of(LifecycleLimits limits) {
        return new LimitsEntry(
                limits.cautiousVisits(),
                limits.cautiousDays(),
                limits.matureOrders(),
                limits.matureDays(),
                limits.matureByStep(),
                limits.matureStepOf(),
                limits.closeDays(),
                limits.lostDays());
    }

    /** What is absent stays as it is. */
    static LifecycleLimits read(JsonNode body, LifecycleLimits present) {
        var document = Document.of(body);
        var most = Integer.MAX_VALUE;
        var cautiousVisits = document.integer("cautiousVisits", 0, most).orElse(present.cautiousVisits());
        var cautiousDays = document.integer("cautiousDays", 0, most).orElse(present.cautiousDays());
        var matureOrders = document.integer("matureOrders", 0, most).orElse(present.matureOrders());
        var matureDays = document.decimal("matureDays").orNull();
        var matureByStep = document.truth("matureByStep").orElse(present.matureByStep());
        var matureStepOf = document.text("matureStepOf", LONGEST_PATH);
        var closeDays = document.integer("closeDays", 0, most).orElse(present.closeDays());
        var lostDays = document.integer("lostDays", 0, most).orElse(present.lostDays());
        document.check();
        return new LifecycleLimits(
                cautiousVisits,
                cautiousDays,
                matureOrders,
                matureDays == null ? present.matureDays() : matureDays.doubleValue(),
                matureByStep,
                matureStepOf.isGiven() ? matureStepOf.orElse("") : present.matureStepOf(),
                closeDays,
                lostDays);
    }
}
