package org.encorecrm.segment;

import java.time.Instant;
import java.util.List;
import org.encorecrm.criteria.Sql;

/** Whoever starts something on moves says beforehand what they would start. */
public interface MoveEffects {

    /** @param movers a statement selecting {@code customer_id} and {@code entered} of whoever would move */
    List<MoveEffect> of(String segment, Sql movers, Instant now);
}
