package org.encorecrm.catalog;

import java.util.Arrays;
import java.util.stream.Collectors;

/** A category as the path from the root, {@code A/B/C}, without blanks around the names and empty steps. */
public final class CategoryPath {

    private CategoryPath() {}

    public static String tidy(String path) {
        return Arrays.stream(path.split("/"))
                .map(String::strip)
                .filter(step -> !step.isEmpty())
                .collect(Collectors.joining("/"));
    }
}
