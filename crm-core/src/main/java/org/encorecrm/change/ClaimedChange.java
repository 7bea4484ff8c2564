package org.encorecrm.change;

/** A row of the queue that the present transaction holds. */
public record ClaimedChange(long id, long customerId, int kinds) {}
