package org.encorecrm.change;

/** How long the change queue is, in rows and in time. */
public record QueueDepth(long open, long dead, double oldestSeconds) {}
