package org.encorecrm.office.customer;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A line of the list. */
record CustomerRow(
        long id,
        String name,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String city,
        @Nullable String manager,
        List<String> tags,
        int orders,
        BigDecimal sum,
        @Nullable Instant lastOrderAt,
        @Nullable String rfm,
        @Nullable String abc,
        @Nullable String stage) {}
