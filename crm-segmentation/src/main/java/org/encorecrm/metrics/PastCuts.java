package org.encorecrm.metrics;

import org.jspecify.annotations.Nullable;

/**
 * By what settings a past is cut of which no boundaries were kept: the parameters of queries about it.
 *
 * @param days over how many turnover is counted; null: over all there were
 */
public record PastCuts(
        Cuts scores, AbcLimits classes, @Nullable Integer days) {

    /** @param name without the colon */
    public Object parameter(String name) {
        return switch (name) {
            case "fractions" -> scores.fractions();
            case "r" -> typed(scores.r());
            case "f" -> typed(scores.f());
            case "m" -> typed(scores.m());
            case "a" -> classes.shareA();
            case "b" -> classes.shareB();
            case "days" -> days == null ? 0 : days;
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static double[] typed(double @Nullable [] boundaries) {
        return boundaries == null ? new double[0] : boundaries;
    }
}
