package org.encorecrm.identity;

import java.time.Instant;
import org.encorecrm.customer.CustomerDocument;

/**
 * A person named inside a fact.
 *
 * @param at when the fact happened; a visitor belongs to the person identified on it last
 * @param quiet the fact is history: what it changes starts nothing
 */
public record Mention(CustomerDocument customer, Instant at, boolean quiet) {}
