package org.encorecrm.metrics;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.encorecrm.support.InvalidInputException;
import org.jspecify.annotations.Nullable;

/**
 * How scores are to be cut: into {@code bins} by quantiles, or at typed boundaries for some of recency, frequency and
 * monetary value.
 */
public record Cuts(int bins, double @Nullable [] r, double @Nullable [] f, double @Nullable [] m) {

    public static final int MOST_BINS = 10;

    private static final int MOST_BOUNDARIES = 99;
    private static final int LONGEST_RECENCY = 36_500;

    public Cuts {
        if (bins < 2 || bins > MOST_BINS) {
            throw new InvalidInputException("?bins", "must be from 2 to " + MOST_BINS);
        }
    }

    /** @param thresholds like {@code r:115,181;f:4,5;m:256,382}; what it does not name is cut by quantiles */
    public static Cuts of(int bins, @Nullable String thresholds) {
        var cuts = kept(bins, thresholds);
        if (cuts.r != null && Arrays.stream(cuts.r).anyMatch(days -> days < 0 || days > LONGEST_RECENCY)) {
            throw new InvalidInputException("?thresholds", "r must be from 0 to " + LONGEST_RECENCY + " days");
        }
        if (Stream.of(cuts.r, cuts.f, cuts.m).anyMatch(each -> each != null && each.length > MOST_BOUNDARIES)) {
            throw new InvalidInputException("?thresholds", "must be at most " + MOST_BOUNDARIES + " of each");
        }
        return cuts;
    }

    /** As they were typed once, when more was accepted. */
    static Cuts kept(int bins, @Nullable String thresholds) {
        var cuts = new Cuts(bins, null, null, null);
        if (thresholds == null || thresholds.isBlank()) {
            return cuts;
        }
        for (var part : thresholds.split(";", -1)) {
            cuts = cuts.with(part.strip());
        }
        return cuts;
    }

    private Cuts with(String part) {
        if (part.length() < 3 || part.charAt(1) != ':') {
            throw invalid();
        }
        var boundaries = boundaries(part.substring(2));
        return switch (part.charAt(0)) {
            case 'r' -> new Cuts(bins, once(r, boundaries), f, m);
            case 'f' -> new Cuts(bins, r, once(f, boundaries), m);
            case 'm' -> new Cuts(bins, r, f, once(m, boundaries));
            default -> throw invalid();
        };
    }

    private static double[] once(double @Nullable [] before, double[] now) {
        if (before != null) {
            throw invalid();
        }
        return now;
    }

    private static double[] boundaries(String list) {
        try {
            var values = Arrays.stream(list.split(",", -1))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            if (IntStream.range(0, values.length).allMatch(i -> rises(values, i))) {
                return values;
            }
        } catch (NumberFormatException notANumber) {
            throw invalid();
        }
        throw invalid();
    }

    private static boolean rises(double[] values, int i) {
        return Double.isFinite(values[i]) && (i == 0 || values[i] > values[i - 1]);
    }

    private static InvalidInputException invalid() {
        return new InvalidInputException("?thresholds", "must look like r:115,181;f:4,5;m:256,382, rising");
    }

    /** 1/n … (n−1)/n. */
    Double[] fractions() {
        return IntStream.range(1, bins).mapToObj(i -> (double) i / bins).toArray(Double[]::new);
    }
}
