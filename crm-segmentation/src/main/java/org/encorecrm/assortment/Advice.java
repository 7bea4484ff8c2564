package org.encorecrm.assortment;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a limit in days would have caught, had one looked on the latest day that can be judged. Caught is who had by then
 * been silent for {@code days} or longer.
 *
 * @param category the group asked about
 * @param judgedBy the group whose customers were counted: the same, or the nearest above it that has enough of them
 * @param judgedOn so many days back that whoever came back did so by now
 * @param judgedAfter those days
 * @param gone who had bought before and never came back since, and of them {@code goneCaught}
 * @param returned who came back since, and of them {@code returnedCaught}
 * @param tooRecent who bought for the first time after that day and cannot be judged
 * @param pauses completed pauses between purchases, of them {@code pausesReached} lasted {@code days} or longer
 */
public record Advice(
        String category,
        int days,
        String judgedBy,
        LocalDate judgedOn,
        int judgedAfter,
        long gone,
        long goneCaught,
        long returned,
        long returnedCaught,
        long tooRecent,
        long pauses,
        long pausesReached) {

    /** Whole percent of those who never came back; null when there are none. */
    public @Nullable Integer gonePercent() {
        return percent(goneCaught, gone);
    }

    public @Nullable Integer returnedPercent() {
        return percent(returnedCaught, returned);
    }

    public @Nullable Integer pausesPercent() {
        return percent(pausesReached, pauses);
    }

    /** Of those caught, the whole percent that never came back. */
    public @Nullable Integer hitPercent() {
        return percent(goneCaught, goneCaught + returnedCaught);
    }

    public long caught() {
        return goneCaught + returnedCaught;
    }

    /** Rounded, but never to none or all when it is not. */
    private static @Nullable Integer percent(long some, long all) {
        if (all == 0) {
            return null;
        }
        var rounded = BigDecimal.valueOf(100 * some)
                .divide(BigDecimal.valueOf(all), 0, RoundingMode.HALF_UP)
                .intValue();
        return some > 0 && some < all ? Math.min(99, Math.max(1, rounded)) : rounded;
    }
}
