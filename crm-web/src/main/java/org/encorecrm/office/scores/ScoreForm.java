package org.encorecrm.office.scores;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.encorecrm.metrics.Cuts;
import org.jspecify.annotations.Nullable;

/** Boundaries as a person types them: nothing means quantiles. */
record ScoreForm(
        @Nullable String r, @Nullable String f, @Nullable String m) {

    static ScoreForm of(Cuts cuts) {
        return new ScoreForm(text(cuts.r()), text(cuts.f()), text(cuts.m()));
    }

    /** As the setting {@code rfm.thresholds} keeps it. */
    String thresholds() {
        var parts = new ArrayList<String>();
        add(parts, "r", r);
        add(parts, "f", f);
        add(parts, "m", m);
        return String.join(";", parts);
    }

    /** Numbers between commas, semicolons or blanks. */
    private static void add(List<String> parts, String figure, @Nullable String typed) {
        var numbers = Arrays.stream((typed == null ? "" : typed).split("[\\s,;]+"))
                .filter(number -> !number.isEmpty())
                .collect(Collectors.joining(","));
        if (!numbers.isEmpty()) {
            parts.add(figure + ":" + numbers);
        }
    }

    private static String text(double @Nullable [] boundaries) {
        return boundaries == null
                ? ""
                : Arrays.stream(boundaries)
                        .mapToObj(each -> each == Math.rint(each) ? Long.toString((long) each) : Double.toString(each))
                        .collect(Collectors.joining(", "));
    }
}
