package org.encorecrm.demo.shop;

/** How somebody buys. The shares are those of a real shop: about half of the buyers come once. */
public enum Habit {
    /** Registered, looked around, never bought. */
    LOOKER(0.07, 0, 1, 0.02),
    ONE_OFF(0.36, 0, 1, 0.02),
    OCCASIONAL(0.35, 2.2, 0.26, 0.16),
    REGULAR(0.13, 1.2, 0.09, 0.35),
    LOYAL(0.05, 0.62, 0.015, 1),
    /** Was loyal, then stopped some months ago. */
    FADED(0.04, 0.45, 0, 0.015);

    final double share;
    /** Times the rhythm of the department pass between two purchases. */
    final double pace;
    /** How likely a purchase is the last. */
    final double leaves;
    /** How much more often than others somebody of this habit is seen in the shop today. */
    final double presence;

    Habit(double share, double pace, double leaves, double presence) {
        this.share = share;
        this.pace = pace;
        this.leaves = leaves;
        this.presence = presence;
    }

    boolean buys() {
        return this != LOOKER;
    }

    boolean comesBack() {
        return pace > 0;
    }
}
