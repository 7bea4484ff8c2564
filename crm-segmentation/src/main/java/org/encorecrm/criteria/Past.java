package org.encorecrm.criteria;

/** What can be said about a field at a moment in the past. */
public enum Past {
    /** Computed from the facts up to then. */
    FACTS,
    /** Not recorded over time: taken as it is known now. */
    AS_KNOWN_NOW,
    /** Not known. */
    UNKNOWN
}
