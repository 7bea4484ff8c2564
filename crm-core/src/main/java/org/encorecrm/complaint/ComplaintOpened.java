package org.encorecrm.complaint;

import java.time.Instant;

/** A customer is unhappy. Published inside the transaction that wrote the complaint, with the customer locked. */
public record ComplaintOpened(long customerId, Instant at) {}
