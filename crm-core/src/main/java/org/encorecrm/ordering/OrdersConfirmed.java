package org.encorecrm.ordering;

import java.util.Set;

/**
 * Messages said nothing new about known orders, in the transaction in which they were answered.
 *
 * @param known ids of all of them
 * @param current ids of those of which the messages said just what is known
 */
public record OrdersConfirmed(Set<Long> known, Set<Long> current) {}
