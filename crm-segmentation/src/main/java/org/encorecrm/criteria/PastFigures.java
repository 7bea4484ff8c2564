package org.encorecrm.criteria;

import java.util.ArrayList;
import java.util.regex.Pattern;
import org.encorecrm.metrics.PastCuts;

/** Figures as they were, or will be: computed from the facts up to a moment, under the names of the kept ones. */
final class PastFigures {

    private static final Pattern GAP =
            Pattern.compile("(?<!:):(now|zone|ids|fractions|r|f|m|a|b|days)\\b|\\{and ([a-z.]+_?[a-z]*)\\}");

    private PastFigures() {}

    /**
     * @param query with parameters, and gaps where a condition on the customers may stand
     * @param customers those of {@code :ids}, if the query has them
     */
    static Sql of(String query, Asking asking, long... customers) {
        var arguments = new ArrayList<>();
        var template = GAP.matcher(query).replaceAll(gap -> {
            var column = gap.group(2);
            if (column != null) {
                arguments.add(asking.among().column(column));
                return "and %s";
            }
            arguments.add(
                    switch (gap.group(1)) {
                        case "now" -> asking.now();
                        case "zone" -> asking.zone().getId();
                        case "ids" -> customers;
                        default -> cuts(asking).parameter(gap.group(1));
                    });
            return "?";
        });
        return Sql.of(template, arguments.toArray());
    }

    private static PastCuts cuts(Asking asking) {
        var cuts = asking.cuts();
        if (cuts == null) {
            throw new IllegalStateException("The present has boundaries of its own");
        }
        return cuts;
    }
}
