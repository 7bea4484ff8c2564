package org.encorecrm.duplicate;

import java.util.List;

/**
 * What a comparison came to.
 *
 * @param probability that the two are one person, from 0 to 1
 * @param reasons what spoke for and against it, the weightiest first: a trait and a level, {@code birth_date.exact}
 */
record Score(double probability, List<String> reasons) {

    /** Pairs below this are not worth a person's time. */
    static final double WORTH_A_LOOK = 0.5;

    /** What a pair reaches at most when it may as well be two of a household, or namesakes: a person decides. */
    static final double FOR_A_PERSON = 0.9;

    private static final double SUREST = 0.999999;

    static Score of(double bits, boolean forAPerson, List<String> reasons) {
        var probability = Math.min(SUREST, Weights.probability(bits));
        return new Score(forAPerson ? Math.min(FOR_A_PERSON, probability) : probability, reasons);
    }
}
