package org.encorecrm.segment;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the members of a segment differ from everybody.
 *
 * @param members how many members were looked at
 * @param everybody how many customers of the base were looked at
 * @param membersSampled whether those are a sample of the members
 * @param everybodySampled whether those are a sample of the base
 * @param least what is known of fewer of the members looked at is not told
 * @param leastOfValue nor a value that fewer of them have, and would have if they were like everybody
 */
public record Profile(
        long members,
        long everybody,
        boolean membersSampled,
        boolean everybodySampled,
        int least,
        int leastOfValue,
        List<Trait> traits,
        List<Figure> figures) {

    /**
     * What customers are told apart by.
     *
     * @param key sex, age, region, city, source, category, brand, lifecycle or abc
     * @param known of how many of the members looked at it is known
     * @param values those most different from everybody first; ages in their order
     */
    public record Trait(String key, long known, List<Value> values) {}

    /**
     * @param members how many of the members looked at
     * @param share of the members of whom it is known, from 0 to 1
     * @param everybodyShare the same of everybody
     * @param index how many times as frequent as among everybody; null when nobody else has it
     */
    public record Value(
            String value,
            long members,
            double share,
            double everybodyShare,
            @Nullable Double index) {}

    /**
     * @param key bought (the share who ever bought), orders (on average of those), averageOrder, sum (median), recencyDays
     *     (median)
     * @param index members' against everybody's
     */
    public record Figure(
            String key,
            @Nullable Double members,
            @Nullable Double everybody,
            @Nullable Double index) {}
}
