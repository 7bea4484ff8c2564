package org.encorecrm.api;

/** {@code ?actions=none}: whether what is written may start scenarios, letters and tasks. */
public enum Actions {
    AS_NEWS,
    NONE;

    /** Whether the caller wants the facts to count quietly, whatever their age. */
    public boolean quiet() {
        return this == NONE;
    }
}
