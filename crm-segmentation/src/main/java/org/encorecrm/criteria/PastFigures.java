package org.encorecrm.criteria;

import java.util.ArrayList;
import java.util.regex.Pattern;

/** Figures as they were, or will be: computed from the facts up to a moment, under the names of the kept ones. */
final class PastFigures {

    private static final Pattern PARAMETER = Pattern.compile("(?<!:):(now|zone|ids)\\b");

    private PastFigures() {}

    /** @param customers those of {@code :ids}, if the query has them */
    static Sql of(String query, Asking asking, long... customers) {
        var arguments = new ArrayList<>();
        var template = PARAMETER.matcher(query).replaceAll(found -> {
            arguments.add(
                    switch (found.group(1)) {
                        case "now" -> asking.now();
                        case "ids" -> customers;
                        default -> asking.zone().getId();
                    });
            return "?";
        });
        return Sql.of(template, arguments.toArray());
    }
}
