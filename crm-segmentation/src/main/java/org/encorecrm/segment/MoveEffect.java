package org.encorecrm.segment;

/**
 * What moves of a segment would start.
 *
 * @param key of the scenario
 * @param segment whose moves start it
 * @param entered whether entries do, or leavings
 * @param moves how many of those there are
 * @param runs for how many of them it would start now
 * @param heldOut how many it would leave alone, for comparison; the rest has had its run already
 */
public record MoveEffect(
        String key, String name, String segment, boolean entered, long moves, long runs, long heldOut) {}
