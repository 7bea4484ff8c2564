package org.encorecrm.api;

import org.encorecrm.support.NotFoundException;

/** The ids of things in paths. What is no number is the id of nothing. */
public final class Ids {

    private Ids() {}

    /** @param what one of which is meant, as {@code task} */
    public static long of(String what, String id) {
        try {
            return Long.parseLong(id);
        } catch (NumberFormatException unknown) {
            throw new NotFoundException("there is no " + what + " " + id);
        }
    }
}
