package org.encorecrm.identity;

import java.time.Instant;

/**
 * The loser has become an alias of the survivor. Published inside the merging transaction, after core's facts have
 * moved and before the loser's row is deleted: every module moves or closes what it keeps about the loser.
 */
public record CustomersMerged(long mergeId, long survivorId, long loserId, Instant at) {}
