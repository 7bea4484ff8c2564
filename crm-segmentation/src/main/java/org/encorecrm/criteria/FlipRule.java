package org.encorecrm.criteria;

import java.util.List;
import org.encorecrm.change.ChangeKind;

/** Names the customers whose answer may flip by time alone. A superset is fine, a miss is not. */
@FunctionalInterface
interface FlipRule {

    FlipRule NEVER = (condition, tick) -> List.of();

    /** Statements selecting customer ids, each an index range where there is an index. */
    List<Sql> flips(Condition condition, Tick tick);

    /** What is said to change about a customer who flips. */
    default ChangeKind kind() {
        return ChangeKind.MOMENT;
    }

    /** Whether the condition can flip by time at all. */
    default boolean movesWithTime(Condition condition) {
        return condition.operator().movesWithTime();
    }
}
