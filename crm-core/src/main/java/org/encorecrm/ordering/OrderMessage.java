package org.encorecrm.ordering;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.encorecrm.customer.CustomerDocument;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * An order as the shop has it: the whole document, versioned by {@code updatedAt}, its status by {@code statusAt}.
 *
 * @param customer whom the order names; must identify somebody
 */
public record OrderMessage(
        String source,
        String externalId,
        @Nullable String number,
        @Nullable Instant placedAt,
        @Nullable Instant updatedAt,
        @Nullable String status,
        @Nullable Instant statusAt,
        @Nullable String currency,
        @Nullable BigDecimal total,
        @Nullable BigDecimal discount,
        CustomerDocument customer,
        List<OrderLine> items,
        Delivery delivery,
        Payment payment,
        @Nullable String promoCode,
        Map<String, String> utm,
        @Nullable ObjectNode customFields) {

    /** How the order gets to the customer; the address by the names of its parts. */
    public record Delivery(
            @Nullable String method,
            @Nullable BigDecimal cost,
            @Nullable String pickupPoint,
            @Nullable String trackingNumber,
            Map<String, String> address) {

        public static final Delivery UNSAID = new Delivery(null, null, null, null, Map.of());
    }

    /** How it is paid. */
    public record Payment(@Nullable String method, @Nullable String status) {

        public static final Payment UNSAID = new Payment(null, null);
    }

    BigDecimal discountOrNone() {
        return discount == null ? BigDecimal.ZERO : discount;
    }

    OrderKey key() {
        return new OrderKey(source, externalId);
    }

    /** Whether it says nothing about when: then the order of arrival is all there is. */
    boolean isTimeless() {
        return placedAt == null && updatedAt == null;
    }
}
