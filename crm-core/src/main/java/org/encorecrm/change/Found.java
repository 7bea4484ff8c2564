package org.encorecrm.change;

import java.util.Collection;
import java.util.Set;

/**
 * Customers whom a statement finds, and what about them changed.
 *
 * @param select our own SQL with positional parameters, selecting {@code customer_id}
 */
public record Found(String select, Collection<?> params, Set<ChangeKind> kinds) {}
