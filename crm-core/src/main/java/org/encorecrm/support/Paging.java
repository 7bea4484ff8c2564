package org.encorecrm.support;

import org.jspecify.annotations.Nullable;

/** Which page of a list is wanted: {@code ?limit=100&after=<cursor>}. */
public record Paging(int limit, @Nullable String after) {

    public static final int LARGEST = 1000;

    public Paging {
        if (limit < 1 || limit > LARGEST) {
            throw new InvalidInputException("?limit", "must be between 1 and " + LARGEST);
        }
    }

    public static Paging first(int limit) {
        return new Paging(limit, null);
    }

    /** What to ask the database for: one row more tells whether there is a next page. */
    public int fetch() {
        return limit + 1;
    }
}
