package org.encorecrm.office.prediction;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.encorecrm.prediction.KeptPredictions;
import org.encorecrm.prediction.NextPurchase;
import org.encorecrm.prediction.Prediction;
import org.encorecrm.prediction.PredictionReport;
import org.encorecrm.prediction.Predictions;
import org.encorecrm.support.BusinessClock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Customers' futures for the card, as {@code ${@outlooks.of(id)}} in its template. */
@Component("outlooks")
class Outlooks {

    private static final int NEEDS_SHOWN = 5;

    /** A date beyond it reads like a promise, and says no more than that hardly anybody comes. */
    private static final Duration YEAR = Duration.ofDays(365);

    private final KeptPredictions kept;
    private final PredictionReport report;
    private final Predictions predictions;
    private final BusinessClock clock;

    Outlooks(KeptPredictions kept, PredictionReport report, Predictions predictions, BusinessClock clock) {
        this.kept = kept;
        this.report = report;
        this.predictions = predictions;
        this.clock = clock;
    }

    public Outlook of(long customer) {
        var said = kept.find(customer).orElse(null);
        var next = said == null ? null : said.nextOrderAt();
        var now = clock.now();
        return new Outlook(
                reason(said),
                said,
                report.prospects().orElseGet(predictions::prospects),
                late(next, now),
                far(next, now),
                needs(kept.categories(customer), now));
    }

    private @Nullable String reason(@Nullable Prediction said) {
        if (said == null) {
            return report.prospects().isEmpty() ? "notYet" : "neverBought";
        }
        return said.alive() == null ? "tooFew" : null;
    }

    private static long late(@Nullable Instant expected, Instant now) {
        return expected == null || expected.isAfter(now)
                ? 0
                : Duration.between(expected, now).toDays();
    }

    private static boolean far(@Nullable Instant expected, Instant now) {
        return expected != null && expected.isAfter(now.plus(YEAR));
    }

    /** What is long over has been bought elsewhere, or is not needed any more: it goes last. */
    private static List<Outlook.Need> needs(List<NextPurchase> categories, Instant now) {
        return categories.stream()
                .map(next -> Outlook.Need.of(next, now))
                .sorted((one, other) -> one.late() == other.late()
                        ? one.at().compareTo(other.at()) * (one.late() ? -1 : 1)
                        : Boolean.compare(one.late(), other.late()))
                .limit(NEEDS_SHOWN)
                .toList();
    }
}
