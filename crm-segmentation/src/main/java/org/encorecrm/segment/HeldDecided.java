package org.encorecrm.segment;

/**
 * Somebody has decided about what the surge brake held. Published inside the transaction.
 *
 * @param released or discarded
 * @param some about some of the customers only
 */
public record HeldDecided(String segment, boolean released, HeldMoves.Decided decided, boolean some) {}
