package org.encorecrm.ordering;

/**
 * A status of the shop and what it means.
 *
 * @param stage how far along the order is
 * @param counts whether an order in it is a purchase
 */
public record OrderStatusKind(String code, int stage, boolean counts, String nameRu, String nameEn) {}
