package org.encorecrm.change;

import java.util.Collection;
import java.util.Set;

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
    /** Whatever time can change: all of the kinds {@link #OF_TIME} together. */
    TIME,
    /** The basis that predictions are computed by: another day, another model. */
    PREDICTION,
    /** What customers say about the shop: complaints, reviews, answers. */
    FEEDBACK,
    /** Time, or a boundary, has changed a kept figure: a score, a stage. */
    FIGURE,
    /** A moment kept with the customer now lies further back, or nearer: a day since the last order, a birthday. */
    MOMENT,
    /** The same of a moment that is looked up among many: of a review, of an answer to a survey. */
    MOMENT_ELSEWHERE,
    /** A purchase has passed from one period of the binary words to the next. */
    PERIOD,
    /** A purchase, an event or a message has left a window in which somebody counts them. */
    PURCHASE_LEFT,
    EVENT_LEFT,
    MESSAGE_LEFT;

    /**
     * What time alone changes, one by one. Each kind asks those segments only that can have turned by it: a day since the
     * last order must not have everybody's events read.
     */
    public static final Set<ChangeKind> OF_TIME =
            Set.of(FIGURE, MOMENT, MOMENT_ELSEWHERE, PERIOD, PURCHASE_LEFT, EVENT_LEFT, MESSAGE_LEFT);

    public int bit() {
        return 1 << ordinal();
    }

    /** The kinds as the bits that {@code core.change.kinds} holds. */
    public static int bits(Collection<ChangeKind> kinds) {
        return kinds.stream().mapToInt(ChangeKind::bit).reduce(0, (a, b) -> a | b);
    }
}
