package org.encorecrm.change;

import java.time.Instant;

/** A change that could not be worked and waits for a person. */
public record DeadChange(long id, long customerId, Cause cause, int attempts, Instant enqueuedAt, String reason) {}
