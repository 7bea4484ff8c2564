package org.encorecrm.erasure;

import java.time.Instant;

/** A customer is no more. Published inside the erasing transaction, after everything personal is gone. */
public record CustomerErased(long erasureId, long customerId, Instant at) {}
