package org.encorecrm.office.customer;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the card's head and margin show. */
record Customer(
        long id,
        String name,
        @Nullable String sex,
        @Nullable LocalDate birthDate,
        @Nullable String country,
        String place,
        @Nullable String company,
        List<String> tags,
        @Nullable String managerLogin,
        @Nullable String manager,
        @Nullable Instant registeredAt,
        Figures figures) {

    record Figures(
            int orders,
            @Nullable BigDecimal sum,
            @Nullable BigDecimal average,
            @Nullable Instant firstOrderAt,
            @Nullable Instant lastOrderAt,
            @Nullable BigDecimal intervalDays,
            int visits,
            @Nullable Instant lastVisitAt,
            @Nullable BigDecimal cart,
            @Nullable Instant cartUpdatedAt,
            @Nullable String rfm,
            @Nullable String abc,
            @Nullable BigDecimal turnoverShare,
            @Nullable String stage,
            @Nullable Instant stageSince) {}

    record Contact(String kind, String source, String value, boolean primary) {}

    record Membership(String key, String name, Instant since) {}

    /** @param state {@code granted}, {@code asked} or {@code withdrawn} */
    record Consent(String channel, String purpose, String address, String state, Instant at) {

        public boolean isGranted() {
            return state.equals("granted");
        }
    }
}
