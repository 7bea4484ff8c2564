package org.encorecrm.metrics;

import org.jspecify.annotations.Nullable;

/** By what settings a past is cut of which no boundaries were kept: the parameters of queries about it. */
public record PastCuts(Cuts scores) {

    /** @param name without the colon */
    public Object parameter(String name) {
        return switch (name) {
            case "fractions" -> scores.fractions();
            case "r" -> typed(scores.r());
            case "f" -> typed(scores.f());
            case "m" -> typed(scores.m());
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static double[] typed(double @Nullable [] boundaries) {
        return boundaries == null ? new double[0] : boundaries;
    }
}
