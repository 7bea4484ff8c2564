package org.encorecrm.segment;

/** Members are about to leave the house as a file. */
public record SegmentExported(String segment, String format, String columns, long customers) {}
