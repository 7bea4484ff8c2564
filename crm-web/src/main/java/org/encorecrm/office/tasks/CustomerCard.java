package org.encorecrm.office.tasks;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whom a task is about, as much as one needs for the call. */
public record CustomerCard(
        long id,
        @Nullable String name,
        @Nullable String city,
        List<String> phones,
        List<String> emails,
        int ordersCount,
        BigDecimal ordersSum,
        @Nullable BigDecimal ordersAverage,
        @Nullable Instant lastOrderAt,
        List<LastOrder> orders,
        List<String> segments) {

    /** One of the latest orders. */
    public record LastOrder(
            @Nullable String number,
            Instant placedAt,
            String status,
            boolean counts,
            BigDecimal amount,
            String goods) {}
}
