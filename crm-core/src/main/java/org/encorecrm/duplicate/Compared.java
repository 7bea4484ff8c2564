package org.encorecrm.duplicate;

import static java.util.stream.Collectors.toSet;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.encorecrm.duplicate.PairStore.Found;
import org.springframework.stereotype.Component;

/** Compares customers with their candidates. The traits of a portion at a time are in memory. */
@Component
class Compared {

    private final LikenessStore likenesses;
    private final Candidates candidates;
    private final ModelStore models;

    Compared(LikenessStore likenesses, Candidates candidates, ModelStore models) {
        this.likenesses = likenesses;
        this.candidates = candidates;
        this.models = models;
    }

    /** @param pairs how many were compared */
    record Outcome(long pairs, Set<Found> found) {}

    /** Everybody of a group with everybody else of it. */
    Outcome within(List<List<Long>> groups) {
        var model = models.current();
        var found = new LinkedHashSet<Found>();
        var traits = likenesses.of(groups.stream().flatMap(List::stream).collect(toSet()));
        long compared = 0;
        for (var group : groups) {
            for (int younger = 1; younger < group.size(); younger++) {
                for (int older = 0; older < younger; older++) {
                    compared += compare(model, group.get(older), group.get(younger), traits, traits, found);
                }
            }
        }
        return new Outcome(compared, found);
    }

    /** Customers with all who share a key with them. */
    Outcome withOthers(List<Long> customers) {
        var pairs = candidates.all(customers);
        var model = models.current();
        var found = new LinkedHashSet<Found>();
        var traits = likenesses.of(customers);
        var others = likenesses.of(
                pairs.values().stream().flatMap(List::stream).distinct().toList());
        long compared = 0;
        for (var pair : pairs.entrySet()) {
            for (var id : pair.getValue()) {
                // Of two customers that changed together the pair is met twice.
                if (!traits.containsKey(id) || id < pair.getKey()) {
                    compared += compare(model, pair.getKey(), id, traits, others, found);
                }
            }
        }
        return new Outcome(compared, found);
    }

    /** Answers how many were compared: none when one of them is gone meanwhile. */
    private static int compare(
            Model model, long a, long b, Map<Long, Traits> ofA, Map<Long, Traits> ofB, Set<Found> found) {
        var one = ofA.get(a);
        var other = ofB.get(b);
        if (one == null || other == null) {
            return 0;
        }
        var score = model.score(one, other);
        if (score.probability() >= Score.WORTH_A_LOOK) {
            found.add(new Found(Math.min(a, b), Math.max(a, b), score));
        }
        return 1;
    }
}
