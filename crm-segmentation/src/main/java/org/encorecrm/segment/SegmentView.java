package org.encorecrm.segment;

import java.time.Instant;
import org.encorecrm.criteria.Criterion;
import org.jspecify.annotations.Nullable;

/**
 * A segment as others see it.
 *
 * @param state filling, ready or held
 * @param filledPercent how far the filling has come, null when there is none
 * @param enteredToday entries since the shop's midnight
 * @param heldEntries how many entries the surge brake keeps
 * @param heldLeavings how many leavings
 * @param fillActs whether those who enter or leave by the filling start something
 */
public record SegmentView(
        long id,
        String key,
        String name,
        SegmentKind kind,
        @Nullable Criterion criteria,
        String state,
        @Nullable Integer filledPercent,
        long members,
        long enteredToday,
        long leftToday,
        long heldEntries,
        long heldLeavings,
        @Nullable Instant heldSince,
        Brake brake,
        boolean fillActs,
        Instant createdAt,
        Instant updatedAt,
        int version) {

    public boolean isDynamic() {
        return kind == SegmentKind.DYNAMIC;
    }

    public boolean isFilling() {
        return filledPercent != null;
    }

    public boolean isHeld() {
        return heldSince != null;
    }
}
