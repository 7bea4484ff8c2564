package org.encorecrm.segment;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Enough about a customer to recognise them in a list. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CustomerSummary(
        String id,
        @Nullable String externalId,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String city,
        @Nullable Instant enteredAt) {

    static final String COLUMNS = """
            c.id, c.first_name, c.last_name, c.email, c.phone, c.city,
            (select i.value from core.identifier i where i.customer_id = c.id and i.kind = 'external_id'
              order by i.created_at, i.value limit 1) as external_id""";

    static CustomerSummary of(ResultSet rs) throws SQLException {
        return of(rs, null);
    }

    static CustomerSummary member(ResultSet rs) throws SQLException {
        return of(rs, rs.getObject("entered_at", OffsetDateTime.class).toInstant());
    }

    private static CustomerSummary of(ResultSet rs, @Nullable Instant enteredAt) throws SQLException {
        return new CustomerSummary(
                rs.getString("id"),
                rs.getString("external_id"),
                rs.getString("first_name"),
                rs.getString("last_name"),
                rs.getString("email"),
                rs.getString("phone"),
                rs.getString("city"),
                enteredAt);
    }

    /** The name, or what else one would call them by. */
    @JsonIgnore
    public String calledBy() {
        var name = Stream.of(lastName, firstName).filter(Objects::nonNull).collect(Collectors.joining(" "));
        return Stream.of(name.isEmpty() ? null : name, email, phone, externalId)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("№ " + id);
    }
}
