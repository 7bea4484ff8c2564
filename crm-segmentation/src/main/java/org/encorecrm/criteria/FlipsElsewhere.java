package org.encorecrm.criteria;

import java.util.List;
import org.encorecrm.change.ChangeKind;

/** The flips of a moment that is kept in another table than the one it is asked over. */
record FlipsElsewhere(Field kept) implements FlipRule {

    @Override
    public List<Sql> flips(Condition condition, Tick tick) {
        return DefaultFlips.RULE.flips(new Condition(kept, condition.operator(), condition.operand()), tick);
    }

    @Override
    public ChangeKind kind() {
        return ChangeKind.MOMENT_ELSEWHERE;
    }
}
