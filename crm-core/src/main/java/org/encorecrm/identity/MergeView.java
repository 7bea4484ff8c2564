package org.encorecrm.identity;

/** A merge: the record that answers, and the one that became its alias. */
public record MergeView(long id, long survivorId, long loserId) {}
