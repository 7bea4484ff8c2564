package org.encorecrm.duplicate;

import org.apache.commons.text.similarity.DamerauLevenshteinDistance;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;

/** How far apart two spellings are. */
final class Distance {

    private static final JaroWinklerSimilarity JARO_WINKLER = new JaroWinklerSimilarity();
    private static final DamerauLevenshteinDistance UP_TO_TWO = new DamerauLevenshteinDistance(2);

    private Distance() {}

    /** Slips between them, an exchange of neighbours being one; more than two are 3. */
    static int slips(String one, String other) {
        if (Math.abs(one.length() - other.length()) > 2) {
            return 3;
        }
        var slips = UP_TO_TWO.apply(one, other);
        return slips < 0 ? 3 : slips;
    }

    /** From 0 to 1, a common beginning counting more. */
    static double likeness(String one, String other) {
        return JARO_WINKLER.apply(one, other);
    }

    /** A word: a slip in a short one makes another word of it. */
    static Level words(String one, String other) {
        if (one.equals(other)) {
            return Level.EXACT;
        }
        var shortest = Math.min(one.length(), other.length());
        var slips = slips(one, other);
        if (slips == 1 && shortest >= 3 || slips == 2 && shortest >= 6) {
            return Level.CLOSE;
        }
        var likeness = likeness(one, other);
        if (likeness >= 0.92 && shortest >= 4) {
            return Level.CLOSE;
        }
        return likeness >= 0.84 && shortest >= 4 || slips == 2 && shortest >= 4 ? Level.SIMILAR : Level.DIFFERENT;
    }

    /** Digits: nothing is close but a slip. */
    static Level digits(String one, String other) {
        return switch (one.equals(other) ? 0 : slips(one, other)) {
            case 0 -> Level.EXACT;
            case 1 -> Level.CLOSE;
            case 2 -> Level.SIMILAR;
            default -> Level.DIFFERENT;
        };
    }
}
