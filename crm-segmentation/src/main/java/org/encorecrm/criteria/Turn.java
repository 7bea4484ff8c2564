package org.encorecrm.criteria;

import java.time.Instant;
import java.util.List;

/**
 * The moment at which time alone changes an answer.
 *
 * @param holds the answer from then on
 * @param because the leaves that change at that moment
 * @param comesDue whether a fact dated ahead comes due, rather than one becoming too old
 */
record Turn(Instant at, boolean holds, List<Criterion> because, boolean comesDue) {}
