package org.encorecrm.criteria;

import java.util.List;
import java.util.function.Function;
import org.encorecrm.criteria.Criterion.AllOf;
import org.encorecrm.criteria.Criterion.AnyOf;
import org.encorecrm.criteria.Criterion.Group;
import org.encorecrm.criteria.Criterion.InSegment;
import org.encorecrm.criteria.Criterion.NoneOf;
import org.jspecify.annotations.Nullable;

/**
 * Puts the criteria of segments into the places that refer to them: what the tree would say if those segments were
 * different, or had been there before anybody recorded who was in them.
 */
public final class Inlining {

    private final Function<String, @Nullable Criterion> criteriaOf;

    private Inlining(Function<String, @Nullable Criterion> criteriaOf) {
        this.criteriaOf = criteriaOf;
    }

    /** @param criteriaOf the criteria of a segment, null to leave the reference as it is; segments form no circle */
    public static Criterion of(Criterion criterion, Function<String, @Nullable Criterion> criteriaOf) {
        return new Inlining(criteriaOf).inline(criterion);
    }

    private Criterion inline(Criterion criterion) {
        if (criterion instanceof Group group) {
            var parts = group.parts().stream().map(this::inline).toList();
            return group instanceof AllOf
                    ? new AllOf(parts)
                    : group instanceof AnyOf ? new AnyOf(parts) : new NoneOf(parts);
        }
        if (!(criterion instanceof InSegment in)) {
            return criterion;
        }
        var criteria = criteriaOf.apply(in.key());
        if (criteria == null) {
            return in;
        }
        var inlined = inline(criteria);
        return in.member() ? inlined : new NoneOf(List.of(inlined));
    }
}
