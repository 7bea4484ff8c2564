package org.encorecrm.intake;

import java.util.EnumMap;
import java.util.Map;
import org.encorecrm.intake.Taken.Outcome;

/** What became of a portion, counted. */
final class Tally {

    private final Map<Outcome, Long> outcomes = new EnumMap<>(Outcome.class);
    private long remarked;
    private long kept;

    void add(Outcome outcome) {
        outcomes.merge(outcome, 1L, Long::sum);
    }

    void remark() {
        remarked++;
    }

    void keep(long many) {
        kept += many;
    }

    void add(Outcome outcome, long many) {
        outcomes.merge(outcome, many, Long::sum);
    }

    private long of(Outcome outcome) {
        return outcomes.getOrDefault(outcome, 0L);
    }

    Map<String, ?> params() {
        return Map.of(
                "done",
                        kept
                                + outcomes.values().stream()
                                        .mapToLong(Long::longValue)
                                        .sum(),
                "created", of(Outcome.CREATED),
                "updated", of(Outcome.UPDATED),
                "merged", of(Outcome.MERGED),
                "unchanged", of(Outcome.UNCHANGED),
                "rejected", of(Outcome.REJECTED),
                "remarked", remarked,
                "kept", kept);
    }
}
