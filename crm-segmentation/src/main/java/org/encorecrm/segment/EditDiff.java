package org.encorecrm.segment;

import java.util.List;

/**
 * What saving changed criteria would do, counted exactly.
 *
 * @param stay members who remain members
 * @param entering some of those who would enter
 * @param leaving some of those who would leave
 * @param segments the segments that refer to it, directly or through others, and change with it
 * @param effects what the moves would start if they are to act
 */
public record EditDiff(
        long enter,
        long leave,
        long stay,
        List<CustomerSummary> entering,
        List<CustomerSummary> leaving,
        List<Touched> segments,
        List<MoveEffect> effects,
        long tookMs) {

    /** A segment that refers to the edited one. */
    public record Touched(String key, String name, long enter, long leave) {}

    /** How many runs would start. */
    public long runs() {
        return effects.stream().mapToLong(MoveEffect::runs).sum();
    }
}
