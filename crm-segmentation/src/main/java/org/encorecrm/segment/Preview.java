package org.encorecrm.segment;

import java.util.List;

/** How many customers a criterion catches, and some of them. */
public record Preview(long count, List<CustomerSummary> sample, long tookMs) {}
