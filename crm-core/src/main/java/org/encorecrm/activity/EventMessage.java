package org.encorecrm.activity;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.encorecrm.customer.CustomerDocument;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Something somebody did, as the shop or the tracker reports it.
 *
 * @param id the caller's: a repeated one is ignored
 * @param at now when absent
 * @param who the person, or at least the visitor
 * @param items of a cart; null for what is no cart
 */
public record EventMessage(
        @Nullable String id,
        String type,
        @Nullable Instant at,
        CustomerDocument who,
        @Nullable String url,
        @Nullable String referrer,
        @Nullable String sku,
        @Nullable String category,
        Map<String, String> utm,
        @Nullable ObjectNode properties,
        @Nullable List<CartItem> items) {

    /** A line of a cart. What it leaves out the catalogue knows. */
    public record CartItem(
            @Nullable String sku,
            @Nullable String name,
            @Nullable String category,
            BigDecimal quantity,
            @Nullable BigDecimal price) {}
}
