package org.encorecrm.change;

/** What waits for a customer, taken together: the cause a move would have now, and whether it may start anything. */
public record PendingChange(long customerId, Cause cause, boolean acting) {

    /**
     * Causes are positions in {@link Cause#codes()}, from one; the smallest is the one that wins.
     *
     * @param newsCause of those that are {@link NewsSql news}; 0 when none is
     */
    static PendingChange of(long customerId, int cause, int newsCause) {
        if (newsCause > 0) {
            return new PendingChange(customerId, Cause.values()[newsCause - 1], true);
        }
        var known = Cause.values()[cause - 1];
        return new PendingChange(customerId, known.acting() ? Cause.HISTORY : known, false);
    }
}
