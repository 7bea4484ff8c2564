package org.encorecrm.criteria;

import java.util.function.Predicate;
import org.encorecrm.criteria.Criterion.AllOf;
import org.encorecrm.criteria.Criterion.AnyOf;
import org.encorecrm.criteria.Criterion.NoneOf;

/** What a tree answers when its leaves answer so. */
final class Truth {

    private Truth() {}

    static boolean of(Criterion criterion, Predicate<Criterion> leafHolds) {
        if (criterion instanceof AllOf all) {
            return all.parts().stream().allMatch(part -> of(part, leafHolds));
        }
        if (criterion instanceof AnyOf any) {
            return any.parts().stream().anyMatch(part -> of(part, leafHolds));
        }
        return criterion instanceof NoneOf none
                ? none.parts().stream().noneMatch(part -> of(part, leafHolds))
                : leafHolds.test(criterion);
    }
}
