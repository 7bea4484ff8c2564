package org.encorecrm.api.segments;

import java.time.Instant;
import org.encorecrm.criteria.CriteriaWriter;
import org.encorecrm.segment.SegmentKind;
import org.encorecrm.segment.SegmentView;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A segment as the API answers it. */
record SegmentAnswer(
        String key,
        String name,
        SegmentKind kind,
        @Nullable JsonNode criteria,
        String state,
        @Nullable Integer filledPercent,
        long members,
        long heldEntries,
        Instant createdAt,
        Instant updatedAt,
        int version) {

    static SegmentAnswer of(SegmentView segment) {
        var criteria = segment.criteria();
        return new SegmentAnswer(
                segment.key(),
                segment.name(),
                segment.kind(),
                criteria == null ? null : CriteriaWriter.write(criteria),
                segment.state(),
                segment.filledPercent(),
                segment.members(),
                segment.heldEntries(),
                segment.createdAt(),
                segment.updatedAt(),
                segment.version());
    }
}
