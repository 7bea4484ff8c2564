package org.encorecrm.task;

/** How much there is to do. */
public record DeskCounters(long open, long overdue, long today, long doneToday, long held) {}
