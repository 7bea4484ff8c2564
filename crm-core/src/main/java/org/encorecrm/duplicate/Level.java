package org.encorecrm.duplicate;

/** How far two values of a trait agree. What one of the two records does not say is no evidence at all. */
enum Level {
    EXACT,
    /** The same, written another way: a pet name, a transliteration, a day and a month exchanged. */
    ALIKE,
    /** A slip of the finger away. */
    CLOSE,
    /** More than a slip away, and yet more than chance. */
    SIMILAR,
    DIFFERENT,
    MISSING;

    /** The levels that say something. */
    static final int COUNT = MISSING.ordinal();

    private static final Level[] ALL = values();

    static Level of(int ordinal) {
        return ALL[ordinal];
    }

    Level orBetter(Level other) {
        return compareTo(other) <= 0 ? this : other;
    }
}
