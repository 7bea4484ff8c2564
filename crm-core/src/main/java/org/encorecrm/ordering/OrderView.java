package org.encorecrm.ordering;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** An order as it stands, with its lines and everything that happened to it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OrderView(
        String id,
        String customerId,
        String source,
        String externalId,
        @Nullable String number,
        Instant placedAt,
        Instant updatedAt,
        String status,
        Instant statusAt,
        boolean purchase,
        String currency,
        BigDecimal total,
        BigDecimal discount,
        BigDecimal amount,
        List<Item> items,
        JsonNode delivery,
        JsonNode payment,
        @Nullable String promoCode,
        @Nullable String visitorId,
        JsonNode utm,
        JsonNode customFields,
        List<Status> statuses) {

    /** One line. {@code amount}: what was kept, net of discounts, in the base currency. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Item(
            @Nullable String sku,
            String name,
            @Nullable String category,
            @Nullable String brand,
            BigDecimal quantity,
            BigDecimal kept,
            BigDecimal price,
            @Nullable BigDecimal cost,
            @Nullable BigDecimal weight,
            BigDecimal amount) {}

    /** A status the order was in. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Status(
            String status, Instant at, @Nullable String comment) {}
}
