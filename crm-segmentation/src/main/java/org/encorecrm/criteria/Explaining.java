package org.encorecrm.criteria;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.encorecrm.criteria.Answer.NearMiss;
import org.encorecrm.criteria.Criterion.Group;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Answers a tree about one customer leaf by leaf, and what would have to happen for another answer. */
@Component
public class Explaining {

    private final LeafAnswers answers;
    private final Ahead ahead;

    Explaining(LeafAnswers answers, Ahead ahead) {
        this.answers = answers;
        this.ahead = ahead;
    }

    /** Empty when there is no such customer. */
    public Optional<Answer> explain(Criterion criterion, Asking asking, Wording wording) {
        var leaves = Dependencies.leaves(criterion).distinct().toList();
        return answers.of(leaves, new Rendering(asking))
                .map(found -> new Told(criterion, found, asking, wording).answer());
    }

    /**
     * What time alone will change, within a year.
     *
     * @param criterion without references to segments by criteria: their answers change with time too
     */
    public Optional<Answer.Change> next(Criterion criterion, Asking asking, long customer, Wording wording) {
        return ahead.next(criterion, asking, customer)
                .map(turn -> new Answer.Change(
                        turn.at(),
                        turn.holds(),
                        new TurnWords(wording, asking).of(turn),
                        turn.because().stream().map(wording::sentence).toList()));
    }

    private record Told(Criterion root, Map<Criterion, LeafAnswer> answers, Asking asking, Wording wording) {

        Answer answer() {
            var holds = Truth.of(root, this::holds);
            var near = holds
                    ? List.<NearMiss>of()
                    : Dependencies.leaves(root)
                            .distinct()
                            .filter(this::decides)
                            .map(this::nearMiss)
                            .toList();
            return new Answer(told(root), holds, near, null);
        }

        private NearMiss nearMiss(Criterion leaf) {
            var answer = answered(leaf);
            return new NearMiss(
                    wording.sentence(leaf),
                    answer.holds(),
                    new ActualWords(wording).of(leaf, answer),
                    new Gaps(wording, asking).of(leaf, answer));
        }

        private Explained told(Criterion criterion) {
            if (criterion instanceof Group group) {
                var parts = group.parts().stream().map(this::told).toList();
                return new Explained(
                        wording.heading(group), Truth.of(group, this::holds), null, kind(group), parts, null, null);
            }
            var answer = answered(criterion);
            var alone = decides(criterion);
            return new Explained(
                    wording.sentence(criterion),
                    answer.holds(),
                    new ActualWords(wording).of(criterion, answer),
                    null,
                    null,
                    alone ? true : null,
                    new Gaps(wording, asking).of(criterion, answer));
        }

        private static String kind(Group group) {
            return group instanceof Criterion.AllOf ? "all" : group instanceof Criterion.AnyOf ? "any" : "none";
        }

        /** Whether the tree would answer otherwise if only this leaf did. */
        private boolean decides(Criterion leaf) {
            return Truth.of(root, each -> holds(each) != each.equals(leaf)) != Truth.of(root, this::holds);
        }

        private boolean holds(Criterion leaf) {
            return answered(leaf).holds();
        }

        private LeafAnswer answered(Criterion leaf) {
            @Nullable LeafAnswer answer = answers.get(leaf);
            if (answer == null) {
                throw new IllegalStateException("a leaf was not asked");
            }
            return answer;
        }
    }
}
