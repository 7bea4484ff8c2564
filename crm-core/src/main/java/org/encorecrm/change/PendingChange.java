package org.encorecrm.change;

/** What waits for a customer, taken together: the cause a move would have now, and whether it may start anything. */
public record PendingChange(long customerId, Cause cause, boolean acting) {

    /**
     * Causes are positions in {@link Cause#codes()}, from one; acting ones come first, so the smallest is the one that
     * wins. A row acts when it is news of an acting cause.
     */
    static PendingChange of(long customerId, boolean quiet, int cause, int newsCause) {
        if (!quiet && Cause.values()[newsCause - 1].actsAsNews()) {
            return new PendingChange(customerId, Cause.values()[newsCause - 1], true);
        }
        var known = Cause.values()[cause - 1];
        return new PendingChange(customerId, known.acting() ? Cause.HISTORY : known, false);
    }
}
