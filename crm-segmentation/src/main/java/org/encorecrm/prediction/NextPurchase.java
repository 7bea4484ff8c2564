package org.encorecrm.prediction;

import java.time.Instant;

/**
 * When a customer will need something of a group again.
 *
 * @param everyDays her own median pause between purchases of the group, drawn to the group's
 * @param purchases days on which she bought it
 */
public record NextPurchase(String category, Instant nextOrderAt, Instant lastAt, double everyDays, int purchases) {}
