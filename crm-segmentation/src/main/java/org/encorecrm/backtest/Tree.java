package org.encorecrm.backtest;

import org.encorecrm.criteria.Criterion;
import org.encorecrm.criteria.Dependencies;
import org.encorecrm.criteria.Inlining;
import org.encorecrm.segment.Segments;
import org.encorecrm.support.InvalidInputException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Criteria as the past is asked them. Who was in a segment is recorded only since it exists; by its criteria it can be
 * told of any day. Segments filled by hand stay as they are recorded.
 */
@Component
class Tree {

    private final Segments segments;

    Tree(Segments segments) {
        this.segments = segments;
    }

    Criterion of(Criterion criterion) {
        return Inlining.of(criterion, this::criteriaOf);
    }

    private @Nullable Criterion criteriaOf(String key) {
        var segment = segments.find(key)
                .orElseThrow(() -> new InvalidInputException(
                        "/criteria", "refers to the segment " + key + ", which does not exist"));
        return segment.isDynamic() ? segment.criteria() : null;
    }

    /** Whether what it says may become something else while it is being tried. */
    static boolean refers(Criterion criterion) {
        return !Dependencies.segments(criterion).isEmpty();
    }
}
