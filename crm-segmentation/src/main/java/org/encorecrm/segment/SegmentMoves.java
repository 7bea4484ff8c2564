package org.encorecrm.segment;

import java.time.Instant;

/**
 * The moves of one evaluated batch, as written to {@code segmentation.move}. Published inside the transaction that
 * wrote them: both commit or neither does. Only moves with {@code acting} may start anything.
 */
public record SegmentMoves(long batch, Instant at) {}
