package org.encorecrm.criteria;

import java.util.ArrayList;
import java.util.regex.Pattern;

/** Figures as they were: computed from the facts up to a moment, under the names of the kept ones. */
final class PastFigures {

    private static final Pattern PARAMETER = Pattern.compile("(?<!:):(now|zone)\\b");

    private PastFigures() {}

    static Sql of(String query, Asking asking) {
        var arguments = new ArrayList<>();
        var template = PARAMETER.matcher(query).replaceAll(found -> {
            arguments.add(
                    found.group(1).equals("now") ? asking.now() : asking.zone().getId());
            return "?";
        });
        return Sql.of(template, arguments.toArray());
    }
}
