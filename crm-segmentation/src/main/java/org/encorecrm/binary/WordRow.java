package org.encorecrm.binary;

import org.jspecify.annotations.Nullable;

/**
 * A word and what the last survey found about it.
 *
 * @param word the latest period first; 1 where the customer bought
 * @param customers who has it
 * @param observed customers who had it on earlier days, once per day
 * @param boughtNext of those, who bought in the period after
 * @param nextPurchaseShare whole percent of the observed; null with too few of them
 * @param weightObserved the same of all words of this weight: with doubling weights there is only one
 */
public record WordRow(
        String word,
        int weight,
        long customers,
        long observed,
        long boughtNext,
        @Nullable Integer nextPurchaseShare,
        long weightObserved,
        @Nullable Integer weightShare) {}
