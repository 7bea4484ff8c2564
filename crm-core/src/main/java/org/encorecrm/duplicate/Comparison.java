package org.encorecrm.duplicate;

import static org.encorecrm.duplicate.Level.*;
import static org.encorecrm.duplicate.Trait.*;

import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;

/** How two records agree, trait by trait. The names may have been typed into each other's fields. */
final class Comparison {

    private static final int PHONE_WITHOUT_CODE = 7;

    private final Level[] levels = new Level[Trait.COUNT];
    private final Traits one;
    private final Traits other;
    private boolean swapped;

    Comparison(Traits one, Traits other) {
        this.one = one;
        this.other = other;
        Arrays.fill(levels, MISSING);
        names();
        compare(MIDDLE_NAME, Comparison::initialOr);
        compare(SEX, (a, b) -> a.equals(b) ? EXACT : DIFFERENT);
        compare(BIRTH_DATE, Dates::compare);
        compare(EMAIL, Comparison::emails);
        compare(PHONE, Comparison::phones);
        compare(POSTAL_CODE, Distance::digits);
        compare(CITY, Distance::words);
        compare(REGION, Distance::words);
        compare(STREET, Distance::words);
        compare(HOUSE, Comparison::houses);
        compare(COMPANY, Distance::words);
    }

    Level level(Trait trait) {
        return levels[trait.ordinal()];
    }

    boolean isSwapped() {
        return swapped;
    }

    /** The value both have of a trait that is {@link Level#EXACT}. */
    String agreed(Trait trait) {
        for (var value : one.all(trait)) {
            if (other.all(counterpart(trait)).contains(value)) {
                return value;
            }
        }
        return "";
    }

    private Trait counterpart(Trait trait) {
        if (swapped && trait == FIRST_NAME) {
            return LAST_NAME;
        }
        return swapped && trait == LAST_NAME ? FIRST_NAME : trait;
    }

    /** Straight and crosswise; crosswise only when that agrees better. */
    private void names() {
        var first = best(one.all(FIRST_NAME), other.all(FIRST_NAME), Comparison::firstNames);
        var last = best(one.all(LAST_NAME), other.all(LAST_NAME), Comparison::lastNames);
        var firstAsLast = best(one.all(FIRST_NAME), other.all(LAST_NAME), Comparison::lastNames);
        var lastAsFirst = best(one.all(LAST_NAME), other.all(FIRST_NAME), Comparison::lastNames);
        swapped = agreement(firstAsLast) + agreement(lastAsFirst) > agreement(first) + agreement(last)
                && agreement(firstAsLast) + agreement(lastAsFirst) > 0;
        levels[FIRST_NAME.ordinal()] = swapped ? firstAsLast : first;
        levels[LAST_NAME.ordinal()] = swapped ? lastAsFirst : last;
    }

    private static int agreement(Level level) {
        return switch (level) {
            case EXACT -> 4;
            case ALIKE, CLOSE -> 3;
            case SIMILAR -> 1;
            case DIFFERENT -> -3;
            case MISSING -> 0;
        };
    }

    private void compare(Trait trait, BiFunction<String, String, Level> by) {
        levels[trait.ordinal()] = best(one.all(trait), other.all(trait), by);
    }

    /** Of several values the two that agree best. */
    private static Level best(List<String> ones, List<String> others, BiFunction<String, String, Level> by) {
        var best = MISSING;
        for (var a : ones) {
            for (var b : others) {
                var level = by.apply(a, b);
                if (level == EXACT) {
                    return EXACT;
                }
                best = level.orBetter(best);
            }
        }
        return best;
    }

    private static Level firstNames(String a, String b) {
        if (a.equals(b)) {
            return EXACT;
        }
        if (Nicknames.same(a, b)) {
            return ALIKE;
        }
        return initialOr(a, b);
    }

    private static Level lastNames(String a, String b) {
        if (a.equals(b)) {
            return EXACT;
        }
        return Spelling.skeleton(a).equals(Spelling.skeleton(b)) ? ALIKE : Distance.words(a, b);
    }

    /** An initial, or a name cut short, is not another name. */
    private static Level initialOr(String a, String b) {
        var level = Distance.words(a, b);
        return level == DIFFERENT && (a.startsWith(b) || b.startsWith(a)) ? SIMILAR : level;
    }

    /** A name at the beginning and a provider at the end make no two mailboxes alike: the rest must not be another. */
    private static Level emails(String a, String b) {
        if (a.equals(b)) {
            return EXACT;
        }
        var slips = Distance.slips(a, b);
        var localA = local(a);
        if (localA.length() >= 4 && localA.equals(local(b))) {
            return ALIKE;
        }
        if (slips <= 2) {
            return CLOSE;
        }
        return Distance.isAlike(a, b, 0.9) && Distance.isMostly(localA, local(b)) ? SIMILAR : DIFFERENT;
    }

    private static String local(String email) {
        return email.substring(0, Math.max(0, email.indexOf('@')));
    }

    private static Level phones(String a, String b) {
        if (a.equals(b)) {
            return EXACT;
        }
        if (end(a).equals(end(b))) {
            return ALIKE;
        }
        return Distance.slips(a, b) == 1 ? CLOSE : DIFFERENT;
    }

    private static String end(String phone) {
        return phone.substring(Math.max(0, phone.length() - PHONE_WITHOUT_CODE));
    }

    /** One digit more is another house, unless there are many. */
    private static Level houses(String a, String b) {
        if (a.equals(b)) {
            return EXACT;
        }
        return Math.min(a.length(), b.length()) >= 2 && Distance.slips(a, b) == 1 ? CLOSE : DIFFERENT;
    }
}
