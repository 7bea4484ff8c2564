package org.encorecrm.office.assortment;

import java.util.ArrayList;
import java.util.List;
import org.encorecrm.assortment.Adviser.Pauses;
import org.jspecify.annotations.Nullable;

/**
 * Pauses as a picture of 600 by 160: bars of equal width, the last one open to longer ones, and the limit as a line.
 *
 * @param limitX where the limit stands
 */
public record Histogram(List<Bar> bars, int width, double limitX) {

    private static final int MOST_BARS = 36;
    private static final double WIDTH = 600;
    private static final double HEIGHT = 160;
    private static final int[] WIDTHS = {1, 2, 5, 7, 10, 14, 30, 60, 90, 180, 365};

    /** Null without pauses. */
    public static @Nullable Histogram of(List<Pauses> pauses, int limit) {
        var total = pauses.stream().mapToLong(Pauses::intervals).sum();
        if (total == 0) {
            return null;
        }
        var far = Math.max(limit, far(pauses, total));
        var width = width(far);
        var counts = new long[far / width + 1];
        pauses.forEach(each -> counts[Math.min(counts.length - 1, each.days() / width)] += each.intervals());
        return draw(counts, width, limit, total);
    }

    /** All but one in a hundred lie before. */
    private static int far(List<Pauses> pauses, long total) {
        var before = 0L;
        for (var each : pauses) {
            before += each.intervals();
            if (before >= total * 0.99) {
                return each.days();
            }
        }
        return 1;
    }

    private static int width(int far) {
        for (var width : WIDTHS) {
            if (far / width < MOST_BARS) {
                return width;
            }
        }
        return far / MOST_BARS + 1;
    }

    private static Histogram draw(long[] counts, int width, int limit, long total) {
        var highest = 1L;
        for (var count : counts) {
            highest = Math.max(highest, count);
        }
        var step = WIDTH / counts.length;
        var bars = new ArrayList<Bar>();
        var longer = total;
        for (var i = 0; i < counts.length; i++) {
            var height = HEIGHT * counts[i] / highest;
            bars.add(new Bar(
                    i * width,
                    i + 1 < counts.length ? (i + 1) * width - 1 : null,
                    counts[i],
                    (double) longer / total,
                    i * width >= limit,
                    i * step + 0.5,
                    HEIGHT - height,
                    Math.max(1, step - 1),
                    height));
            longer -= counts[i];
        }
        return new Histogram(bars, width, Math.min(WIDTH, limit * step / width));
    }

    /**
     * Pauses of {@code from} to {@code to} days; {@code to} is null for the last, open one.
     *
     * @param share of all pauses, that lasted {@code from} days or longer
     * @param caught whether the limit reaches them
     */
    public record Bar(
            int from,
            @Nullable Integer to,
            long count,
            double share,
            boolean caught,
            double x,
            double y,
            double width,
            double height) {}
}
