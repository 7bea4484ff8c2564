package org.encorecrm.complaint;

import java.time.Instant;

/** A customer has no open complaint any more. Published inside the transaction, with the customer locked. */
public record ComplaintsSettled(long customerId, Instant at) {}
