package org.encorecrm.segment;

import java.time.Instant;
import org.encorecrm.change.Cause;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Brings the memberships of customers up to date with what is known about them. */
@Service
public class Evaluation {

    /** For a full recomputation: every dynamic segment, whatever it depends on. */
    public static final int ALL_KINDS = -1;

    /**
     * Evaluates the dynamic segments that depend on these kinds of change for these customers, in the caller's
     * transaction, which holds the customers' metrics row locks. Writes intervals and moves and publishes
     * {@link SegmentMoves}.
     *
     * @param actingIds those of the customers whose pending changes are not all quiet: only their moves may act
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void evaluate(long[] customerIds, long[] actingIds, int kinds, Cause cause, Instant now) {}
}
