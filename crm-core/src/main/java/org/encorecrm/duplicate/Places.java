package org.encorecrm.duplicate;

import java.util.function.Predicate;

/**
 * Who shares a postal code shares the city, and who shares the city shares the region: the wider place says nothing
 * more, though Fellegi and Sunter would count it as if by chance.
 */
final class Places {

    private Places() {}

    static boolean isImplied(Trait trait, Predicate<Trait> agrees) {
        return switch (trait) {
            case REGION -> agrees.test(Trait.CITY) || agrees.test(Trait.POSTAL_CODE);
            case CITY -> agrees.test(Trait.POSTAL_CODE);
            default -> false;
        };
    }
}
