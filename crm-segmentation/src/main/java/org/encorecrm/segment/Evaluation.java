package org.encorecrm.segment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.encorecrm.change.Cause;
import org.encorecrm.metrics.IdRange;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Brings the memberships of customers up to date with what is known about them. */
@Service
public class Evaluation {

    /** For a full recomputation: every dynamic segment, whatever it depends on. */
    public static final int ALL_KINDS = -1;

    /** Each segment is a column of the statement; beyond this many, planning costs more than a second statement. */
    private static final int SEGMENTS_AT_ONCE = 40;

    private final Definitions definitions;
    private final Memberships memberships;
    private final SurgeBrake brake;
    private final ApplicationEventPublisher events;

    Evaluation(Definitions definitions, Memberships memberships, SurgeBrake brake, ApplicationEventPublisher events) {
        this.definitions = definitions;
        this.memberships = memberships;
        this.brake = brake;
        this.events = events;
    }

    /**
     * Evaluates the dynamic segments that depend on these kinds of change for these customers, in the caller's
     * transaction, which holds the customers' metrics row locks. Writes intervals and moves and publishes
     * {@link SegmentMoves}.
     *
     * @param actingIds those of the customers whose pending changes are not all quiet: only their moves may act
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void evaluate(long[] all, long[] actingIds, int kinds, Cause cause, Instant now) {
        // What remains of erased customers is in no segment.
        var customerIds = Arrays.stream(all).filter(id -> id > 0).toArray();
        if (customerIds.length == 0) {
            return;
        }
        var levels = new References(definitions.dynamic()).affectedBy(kinds);
        if (levels.isEmpty()) {
            return;
        }
        var occasion = new Occasion(memberships.nextBatch(), actingIds, cause, now);
        var moved = new ArrayList<Memberships.Moved>();
        for (var level : levels) {
            for (var i = 0; i < level.size(); i += SEGMENTS_AT_ONCE) {
                var some = level.subList(i, Math.min(level.size(), i + SEGMENTS_AT_ONCE));
                moved.addAll(memberships.evaluate(some, customerIds, occasion));
            }
        }
        if (!moved.isEmpty()) {
            brake.check(moved, occasion);
            events.publishEvent(new SegmentMoves(occasion.batch(), now));
        }
    }

    /**
     * Those of these customers who are not in every dynamic segment as its criteria and their kept figures say. Whoever
     * holds none of their rows may ask; a segment that another one asks for is taken as it is recorded.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Long> differing(IdRange customers, Instant now) {
        var segments = definitions.dynamic();
        var found = new ArrayList<Long>();
        for (var i = 0; i < segments.size(); i += SEGMENTS_AT_ONCE) {
            var some = segments.subList(i, Math.min(segments.size(), i + SEGMENTS_AT_ONCE));
            found.addAll(memberships.differing(some, customers, now));
        }
        return found;
    }
}
