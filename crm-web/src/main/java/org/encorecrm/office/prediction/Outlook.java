package org.encorecrm.office.prediction;

import java.time.Instant;
import java.util.List;
import org.encorecrm.prediction.NextPurchase;
import org.encorecrm.prediction.Prediction;
import org.encorecrm.prediction.Prospects;
import org.jspecify.annotations.Nullable;

/**
 * What the card says about a customer's future.
 *
 * @param reason why it says less than it could: code of a text, null when it says everything
 * @param said null when nothing is known
 * @param lateDays since the expected next order; 0 when it has not come yet
 * @param far whether the next order is more than a year away
 */
public record Outlook(
        @Nullable String reason,
        @Nullable Prediction said,
        Prospects prospects,
        long lateDays,
        boolean far,
        List<Need> needs) {

    /** From 0 to 100. */
    public long alivePercent() {
        return said == null || said.alive() == null ? 0 : Math.round(said.alive() * 100);
    }

    /** How sure one may be that she stays, as the code of a text. */
    public String aliveWords() {
        var percent = alivePercent();
        if (percent >= 80) {
            return "stays";
        }
        if (percent >= 50) {
            return "likely";
        }
        return percent >= 20 ? "doubtful" : "gone";
    }

    /** The mean, as people who do not halve orders say it. */
    public long ordersOfHundred() {
        return said == null || said.expectedOrders() == null ? 0 : Math.round(said.expectedOrders() * 100);
    }

    /** What the day of the next order is, as the code of a text: the median of the model, or the own rhythm. */
    public String nextWords() {
        if (said == null || said.alive() == null) {
            return "own";
        }
        return far ? "far.half" : "half";
    }

    /** Something she will need again. */
    public record Need(String category, Instant at, long everyDays, boolean late) {

        static Need of(NextPurchase next, Instant now) {
            return new Need(
                    next.category(),
                    next.nextOrderAt(),
                    Math.max(1, Math.round(next.everyDays())),
                    next.nextOrderAt().isBefore(now));
        }
    }
}
