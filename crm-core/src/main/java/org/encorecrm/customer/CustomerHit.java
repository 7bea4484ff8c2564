package org.encorecrm.customer;

import org.jspecify.annotations.Nullable;

/**
 * A customer who was found.
 *
 * @param rank 0 for whom the text identifies; the larger, the looser the fit
 * @param by the number or address that fitted, null when it was the name
 */
public record CustomerHit(long id, int rank, @Nullable String by) {}
