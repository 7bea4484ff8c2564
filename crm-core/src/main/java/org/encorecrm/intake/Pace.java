package org.encorecrm.intake;

/** How many rows at once: as many as take a quarter of a second, so that live requests wait no longer for a lock. */
final class Pace {

    private static final long AIM_NANOS = 250_000_000L;
    private static final int MOST = 5000;
    /** Below it the two dozen statements and the commit of a portion cost more than its rows. */
    private static final int LEAST = 500;

    private Pace() {}

    static int next(int portion, long nanos) {
        if (nanos < AIM_NANOS / 2) {
            return Math.min(MOST, portion + portion / 2 + 1);
        }
        return nanos > AIM_NANOS ? Math.max(LEAST, portion / 2) : portion;
    }
}
