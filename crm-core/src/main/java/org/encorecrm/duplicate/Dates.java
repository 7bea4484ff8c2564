package org.encorecrm.duplicate;

/** Birth dates as yyyyMMdd. */
final class Dates {

    private Dates() {}

    static Level compare(String a, String b) {
        if (a.equals(b)) {
            return Level.EXACT;
        }
        if (a.length() != 8 || b.length() != 8) {
            return Level.DIFFERENT;
        }
        if (a.substring(0, 4).equals(b.substring(0, 4))
                && a.substring(4, 6).equals(b.substring(6))
                && a.substring(6).equals(b.substring(4, 6))) {
            return Level.ALIKE;
        }
        if (Distance.slips(a, b) == 1) {
            return Level.CLOSE;
        }
        return equalParts(a, b) == 2 ? Level.SIMILAR : Level.DIFFERENT;
    }

    /** Of year, month and day. */
    private static int equalParts(String a, String b) {
        return part(a, b, 0, 4) + part(a, b, 4, 6) + part(a, b, 6, 8);
    }

    private static int part(String a, String b, int from, int to) {
        return a.regionMatches(from, b, from, to - from) ? 1 : 0;
    }
}
