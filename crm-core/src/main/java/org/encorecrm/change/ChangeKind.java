package org.encorecrm.change;

import java.util.Collection;

/** What about a customer changed. Segments are evaluated only when something they depend on did. */
public enum ChangeKind {
    PROFILE,
    ORDERS,
    ACTIVITY,
    CONSENT,
    MESSAGES,
    TASKS,
    LOYALTY,
    SEGMENTS,
    TIME,
    /** The basis that predictions are computed by: another day, another model. */
    PREDICTION,
    /** What customers say about the shop: complaints, reviews, answers. */
    FEEDBACK;

    public int bit() {
        return 1 << ordinal();
    }

    /** The kinds as the bits that {@code core.change.kinds} holds. */
    public static int bits(Collection<ChangeKind> kinds) {
        return kinds.stream().mapToInt(ChangeKind::bit).reduce(0, (a, b) -> a | b);
    }
}
