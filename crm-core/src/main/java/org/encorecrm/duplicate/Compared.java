package org.encorecrm.duplicate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.encorecrm.duplicate.PairStore.Found;
import org.springframework.stereotype.Component;

/** Compares customers with their candidates. The traits of a portion at a time are in memory. */
@Component
class Compared {

    static final int PORTION = 1_000;

    private final LikenessStore likenesses;
    private final Candidates candidates;
    private final ModelStore models;

    Compared(LikenessStore likenesses, Candidates candidates, ModelStore models) {
        this.likenesses = likenesses;
        this.candidates = candidates;
        this.models = models;
    }

    /** @param pairs how many were compared */
    record Outcome(long pairs, List<Found> found) {}

    Outcome withOlder(List<Long> customers) {
        return compare(customers, candidates.older(customers));
    }

    Outcome withAll(List<Long> customers) {
        return compare(customers, candidates.all(customers));
    }

    private Outcome compare(List<Long> customers, Map<Long, List<Long>> pairs) {
        var model = models.current();
        var found = new ArrayList<Found>();
        var traits = likenesses.of(customers);
        var others = likenesses.of(
                pairs.values().stream().flatMap(List::stream).distinct().toList());
        long compared = 0;
        for (var pair : pairs.entrySet()) {
            var one = traits.get(pair.getKey());
            for (var id : pair.getValue()) {
                var other = others.get(id);
                // Of two customers that changed together the pair is met twice.
                var met = traits.containsKey(id) && id > pair.getKey();
                if (one != null && other != null && !met) {
                    compared++;
                    var score = model.score(one, other);
                    if (score.probability() >= Score.WORTH_A_LOOK) {
                        found.add(new Found(Math.min(id, pair.getKey()), Math.max(id, pair.getKey()), score));
                    }
                }
            }
        }
        return new Outcome(compared, found);
    }
}
