package org.encorecrm.identity;

/** A merge that a request caused: {@code from} now answers with the survivor. */
public record Merged(long id, long from) {}
