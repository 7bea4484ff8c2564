package org.encorecrm.office.scores;

import java.util.List;
import org.encorecrm.metrics.Scale;
import org.jspecify.annotations.Nullable;

/** A scale with what the page draws of it. */
public record ScaleView(String figure, List<Line> lines) {

    public static ScaleView of(Scale scale) {
        var all = Math.max(
                1, scale.steps().stream().mapToLong(Scale.Step::customers).sum());
        return new ScaleView(
                scale.figure(),
                scale.steps().stream()
                        .map(step -> new Line(
                                step.score(),
                                lowest(scale.figure(), step.above()),
                                step.upTo() == null ? null : Math.floor(step.upTo()),
                                step.customers(),
                                step.customers() / (double) all))
                        .toList());
    }

    /** Days and purchases are whole: above 4 is from 5 on. Whoever has bought has bought once. */
    private static @Nullable Double lowest(String figure, @Nullable Double above) {
        if (above == null) {
            return figure.equals("f") ? (Double) 1.0 : null;
        }
        return figure.equals("m") ? Math.floor(above) : Math.floor(above) + 1;
    }

    /**
     * @param from null when nothing is too little
     * @param to null when nothing is too much
     * @param share of all who have bought, from 0 to 1
     */
    public record Line(
            int score, @Nullable Double from, @Nullable Double to, long customers, double share) {

        public boolean isPoint() {
            return from != null && from.equals(to);
        }

        /** From 0 to 100, for the bar. */
        public String percent() {
            return Double.toString(Math.round(share * 1000) / 10.0);
        }
    }
}
