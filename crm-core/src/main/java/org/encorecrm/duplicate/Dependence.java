package org.encorecrm.duplicate;

import static org.encorecrm.duplicate.Level.CLOSE;
import static org.encorecrm.duplicate.Level.EXACT;
import static org.encorecrm.duplicate.Trait.*;

import java.util.function.Function;

/**
 * Fellegi and Sunter count each trait as if by chance, and some are not: who shares a postal code shares the town and
 * often the street, who bears a name has the sex that goes with it and a mailbox made of its letters. Such a trait has
 * weights of its own for records that agree in what it follows from.
 */
final class Dependence {

    private Dependence() {}

    /** Whether records of these levels agree in what the trait follows from. */
    static boolean isGiven(Trait trait, Function<Trait, Level> level) {
        return switch (trait) {
            case REGION -> level.apply(CITY) == EXACT || level.apply(POSTAL_CODE) == EXACT;
            case CITY, STREET -> level.apply(POSTAL_CODE) == EXACT;
            case HOUSE -> level.apply(STREET) == EXACT;
            case SEX -> level.apply(FIRST_NAME) == EXACT || level.apply(MIDDLE_NAME) == EXACT;
            case EMAIL -> agrees(level.apply(FIRST_NAME)) && agrees(level.apply(LAST_NAME));
            default -> false;
        };
    }

    private static boolean agrees(Level level) {
        return level.compareTo(CLOSE) <= 0;
    }
}
