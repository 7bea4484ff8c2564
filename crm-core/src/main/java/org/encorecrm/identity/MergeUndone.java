package org.encorecrm.identity;

import java.time.Instant;

/** The loser is a customer of its own again. Published inside the undoing transaction, after core's facts went back. */
public record MergeUndone(long mergeId, long survivorId, long restoredId, Instant at) {}
