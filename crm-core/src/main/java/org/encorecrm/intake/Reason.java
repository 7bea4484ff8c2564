package org.encorecrm.intake;

/** What is wrong with a line: the header of the column, empty for the line as a whole, and the fault in English. */
public record Reason(String column, String message) {}
