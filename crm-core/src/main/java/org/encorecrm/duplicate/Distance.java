package org.encorecrm.duplicate;

import org.apache.commons.text.similarity.DamerauLevenshteinDistance;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;

/** How far apart two spellings are. */
final class Distance {

    private static final JaroWinklerSimilarity JARO_WINKLER = new JaroWinklerSimilarity();
    private static final DamerauLevenshteinDistance UP_TO_TWO = new DamerauLevenshteinDistance(2);

    /** Letters of one alphabet fall into places of their own. */
    private static final int LETTERS = 64;

    private static final double SIMILAR = 0.84;

    /** What Jaro-Winkler grants a common beginning at most. */
    private static final double LONGEST_BEGINNING = 0.4;

    private Distance() {}

    /** Letters they have in common wherever they stand: a bound that costs a tenth of the distances themselves. */
    private static int common(String one, String other) {
        long[] counts = new long[LETTERS / 8];
        for (int i = 0; i < one.length(); i++) {
            var c = one.charAt(i) & LETTERS - 1;
            counts[c >> 3] += 1L << ((c & 7) << 3);
        }
        int common = 0;
        for (int i = 0; i < other.length(); i++) {
            var c = other.charAt(i) & LETTERS - 1;
            var shift = (c & 7) << 3;
            if ((counts[c >> 3] >>> shift & 0xff) > 0) {
                counts[c >> 3] -= 1L << shift;
                common++;
            }
        }
        return common;
    }

    /** Slips between them, an exchange of neighbours being one; more than two are 3. */
    static int slips(String one, String other) {
        if (Math.max(one.length(), other.length()) - common(one, other) > 2) {
            return 3;
        }
        var slips = UP_TO_TWO.apply(one, other);
        return slips < 0 ? 3 : slips;
    }

    /** From 0 to 1, a common beginning counting more; 0 for what cannot reach {@link #SIMILAR} by its letters. */
    static double likeness(String one, String other) {
        double common = common(one, other);
        var atMost = (common / one.length() + common / other.length() + 1) / 3;
        if (atMost + LONGEST_BEGINNING * (1 - atMost) < SIMILAR) {
            return 0;
        }
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
        return likeness >= SIMILAR && shortest >= 4 || slips == 2 && shortest >= 4 ? Level.SIMILAR : Level.DIFFERENT;
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
