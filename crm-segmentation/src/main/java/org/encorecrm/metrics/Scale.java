package org.encorecrm.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The scores of one figure, the best first, and how many customers have each.
 *
 * @param figure r, f or m
 */
public record Scale(String figure, List<Step> steps) {

    /**
     * Values above one boundary and up to another, which a boundary that is absent does not limit.
     *
     * @param above days, purchases or money
     */
    public record Step(
            int score, @Nullable Double above, @Nullable Double upTo, long customers) {}

    static Scale of(String figure, double[] boundaries, Map<Integer, Long> customers) {
        var steps = new ArrayList<Step>();
        for (var score = boundaries.length + 1; score >= 1; score--) {
            var place = figure.equals("r") ? boundaries.length + 1 - score : score - 1;
            steps.add(new Step(
                    score,
                    place == 0 ? null : boundaries[place - 1],
                    place == boundaries.length ? null : boundaries[place],
                    customers.getOrDefault(score, 0L)));
        }
        return new Scale(figure, steps);
    }
}
