package org.encorecrm.assortment;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * How often a product group is bought. All lengths are days.
 *
 * @param category a path of categories; empty for the whole shop
 * @param customers who bought it; null, as the two that follow, until it has been counted for the first time
 * @param returned who bought it on a second day
 * @param intervals pauses between two successive days on which the same customer bought it
 * @param late the 95th percentile of the pauses
 * @param ownStep what follows from the pauses; null with too few of them
 * @param typedStep what a person set instead
 * @param step what holds
 * @param stepOf the group whose step it is
 * @param judgedAfter who is silent for longer counts as gone; null with too few pauses
 */
public record GroupFigures(
        String category,
        @Nullable Long customers,
        @Nullable Long returned,
        @Nullable Long intervals,
        @Nullable BigDecimal mean,
        @Nullable BigDecimal lowerQuartile,
        @Nullable BigDecimal median,
        @Nullable BigDecimal upperQuartile,
        @Nullable BigDecimal late,
        @Nullable Integer ownStep,
        @Nullable Integer typedStep,
        int step,
        String stepOf,
        @Nullable Integer judgedAfter,
        @Nullable OffsetDateTime computedAt) {

    /** Bought for the first time since the last count. */
    static GroupFigures uncounted(String category, Step step) {
        return new GroupFigures(
                category,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                step.days(),
                step.of(),
                null,
                null);
    }

    public boolean wholeShop() {
        return category.isEmpty();
    }

    /** The last part of the path. */
    public String name() {
        return category.substring(category.lastIndexOf('/') + 1);
    }

    /** The path of what it is part of. */
    public String above() {
        return category.substring(0, Math.max(0, category.lastIndexOf('/')));
    }

    /** 0 for the whole shop, 1 for a category at the root. */
    public int depth() {
        return category.isEmpty()
                ? 0
                : 1 + (int) category.chars().filter(each -> each == '/').count();
    }

    public boolean typed() {
        return typedStep != null;
    }

    /** Whether the step is of a group above. */
    public boolean borrowed() {
        return !stepOf.equals(category);
    }
}
