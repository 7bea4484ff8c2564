package org.encorecrm.segment;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;

/**
 * A customer whose move the surge brake keeps.
 *
 * @param entered whether it is an entry or a leaving
 * @param stillSo whether the customer is still in, or out: otherwise releasing starts nothing
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Waiting(
        String customerId,
        @Nullable String name,
        @Nullable String email,
        @Nullable String phone,
        boolean entered,
        Instant at,
        boolean stillSo) {

    static final RowMapper<Waiting> ROW = (row, i) -> new Waiting(
            row.getString("customer_id"),
            row.getString("name"),
            row.getString("email"),
            row.getString("phone"),
            row.getBoolean("entered"),
            row.getObject("at", OffsetDateTime.class).toInstant(),
            row.getBoolean("so_now"));
}
