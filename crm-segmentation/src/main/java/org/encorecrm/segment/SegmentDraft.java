package org.encorecrm.segment;

import org.encorecrm.criteria.Criterion;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants a segment to be.
 *
 * @param criteria null for a static segment filled by hand
 */
public record SegmentDraft(
        String key, String name, SegmentKind kind, @Nullable Criterion criteria) {}
