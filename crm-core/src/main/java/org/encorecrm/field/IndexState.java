package org.encorecrm.field;

import org.jspecify.annotations.Nullable;

/**
 * How far the index of a field is.
 *
 * @param percent of the work that is done, while it is being made; null when the database does not say
 * @param fault why it could not be made the last time; it will be tried again
 */
public record IndexState(
        Stage stage, @Nullable Integer percent, @Nullable String fault) {

    public static final IndexState NOTHING = new IndexState(Stage.NONE, null, null);

    /** What there is of it. */
    public enum Stage {
        NONE,
        WAITING,
        BUILDING,
        READY
    }
}
