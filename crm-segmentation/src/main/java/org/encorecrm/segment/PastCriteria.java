package org.encorecrm.segment;

import org.encorecrm.criteria.Criterion;
import org.encorecrm.criteria.Inlining;
import org.encorecrm.support.InvalidInputException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Criteria as the past is asked them. Who was in a segment is recorded only since it exists; by its criteria it can be
 * told of any day. Segments filled by hand stay as they are recorded.
 */
@Component
public class PastCriteria {

    private final SegmentStore segments;

    PastCriteria(SegmentStore segments) {
        this.segments = segments;
    }

    /** The criteria of dynamic segments in the places that refer to them. */
    public Criterion of(Criterion criterion) {
        return Inlining.of(criterion, this::criteriaOf);
    }

    private @Nullable Criterion criteriaOf(String key) {
        var segment = segments.find(key)
                .orElseThrow(() -> new InvalidInputException(
                        "/criteria", "refers to the segment " + key + ", which does not exist"));
        return segment.isDynamic() ? segment.criteria() : null;
    }
}
