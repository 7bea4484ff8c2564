package org.encorecrm.office.customer;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Something that happened to a customer; what the words mean depends on the kind. */
record TimelineEntry(
        String kind,
        Instant at,
        long id,
        String title,
        @Nullable String detail,
        @Nullable String state,
        @Nullable String link,
        @Nullable String amount) {

    /** An amount is kept as the shop sent it: 5480.00 RUB. */
    public BigDecimal number() {
        return new BigDecimal(money()[0]);
    }

    public String currency() {
        return money()[1];
    }

    private String[] money() {
        return Objects.requireNonNull(amount).split(" ");
    }

    /** What is said below the title, where it needs no words of ours. */
    public @Nullable String detailOf() {
        return kind.equals("move") || (detail != null && detail.isBlank()) ? null : detail;
    }

    String cursor() {
        return at + "~" + kind + "~" + id;
    }
}
