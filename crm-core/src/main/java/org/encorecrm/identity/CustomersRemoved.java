package org.encorecrm.identity;

import java.time.Instant;
import java.util.List;

/**
 * Customers who never should have been are about to be gone, without a trace. Published inside the removing transaction,
 * which holds their rows: every module lets go of what it has worked out about them.
 */
public record CustomersRemoved(List<Long> customerIds, Instant at) {}
