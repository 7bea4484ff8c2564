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

    /** What Jaro-Winkler grants each letter of a common beginning, and how many it looks at. */
    private static final double BEGINNING = 0.1;

    private static final int LONGEST_BEGINNING = 4;

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
        return slips(one, other, common(one, other));
    }

    private static int slips(String one, String other, int common) {
        if (Math.max(one.length(), other.length()) - common > 2) {
            return 3;
        }
        var slips = UP_TO_TWO.apply(one, other);
        return slips < 0 ? 3 : slips;
    }

    /** Whether the likeness, from 0 to 1, a common beginning counting more, is at least this. */
    static boolean isAlike(String one, String other, double least) {
        return likeness(one, other, common(one, other), least) >= least;
    }

    /** Whether at most three of ten letters are other ones, wherever they stand. */
    static boolean isMostly(String one, String other) {
        var most = 3 * Math.max(one.length(), other.length()) / 10;
        return new DamerauLevenshteinDistance(most).apply(one, other) >= 0;
    }

    /** 0 for what cannot be as alike as that by its letters and its beginning. */
    private static double likeness(String one, String other, double common, double least) {
        var atMost = (common / one.length() + common / other.length() + 1) / 3;
        return atMost + BEGINNING * beginning(one, other) * (1 - atMost) < least ? 0 : JARO_WINKLER.apply(one, other);
    }

    private static int beginning(String one, String other) {
        var longest = Math.min(LONGEST_BEGINNING, Math.min(one.length(), other.length()));
        int length = 0;
        while (length < longest && one.charAt(length) == other.charAt(length)) {
            length++;
        }
        return length;
    }

    /** A word: a slip in a short one makes another word of it. */
    static Level words(String one, String other) {
        if (one.equals(other)) {
            return Level.EXACT;
        }
        var shortest = Math.min(one.length(), other.length());
        var common = common(one, other);
        var slips = slips(one, other, common);
        if (slips == 1 && shortest >= 3 || slips == 2 && shortest >= 6) {
            return Level.CLOSE;
        }
        var likeness = likeness(one, other, common, SIMILAR);
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
