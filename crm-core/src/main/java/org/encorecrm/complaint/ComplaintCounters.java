package org.encorecrm.complaint;

/** How many are unresolved, and how many of these are late. */
public record ComplaintCounters(long open, long overdue) {}
