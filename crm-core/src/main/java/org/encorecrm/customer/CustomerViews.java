package org.encorecrm.customer;

import static org.encorecrm.customer.CustomerField.*;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.encorecrm.consent.ConsentState;
import org.encorecrm.consent.Consents;
import org.encorecrm.customer.CustomerView.Company;
import org.encorecrm.customer.CustomerView.ExternalId;
import org.encorecrm.customer.CustomerView.PostalAddress;
import org.encorecrm.customer.CustomerView.Utm;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Puts records together for the eye: three statements, whatever the number of customers. */
@Repository
class CustomerViews {

    private final JdbcClient jdbc;
    private final Consents consents;

    CustomerViews(JdbcClient jdbc, Consents consents) {
        this.jdbc = jdbc;
        this.consents = consents;
    }

    /** In the order of the ids; those of nobody are left out. */
    List<CustomerView> of(Collection<Long> ids) {
        var identifiers = identifiers(ids);
        var states = consents.current(ids);
        var views = new HashMap<Long, CustomerView>();
        jdbc.sql("select id, created_at, updated_at, %s from core.customer where id = any(:ids)"
                        .formatted(ProfileRow.columns("")))
                .param("ids", ids.toArray(Long[]::new))
                .query(row -> {
                    var id = row.getLong("id");
                    var known = new Known(ProfileRow.read(row), identifiers.getOrDefault(id, List.of()));
                    views.put(id, view(row, known, states.getOrDefault(id, List.of())));
                });
        return ids.stream().map(views::get).filter(Objects::nonNull).toList();
    }

    private Map<Long, List<Owned>> identifiers(Collection<Long> ids) {
        return jdbc
                .sql("""
                        select customer_id, kind, source, value
                          from core.identifier
                         where customer_id = any(:ids)
                         order by created_at desc, value
                        """)
                .param("ids", ids.toArray(Long[]::new))
                .query((row, i) -> new Owned(
                        row.getLong("customer_id"),
                        row.getString("kind"),
                        row.getString("source"),
                        row.getString("value")))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Owned::customerId));
    }

    private record Owned(long customerId, String kind, String source, String value) {}

    private static CustomerView view(ResultSet row, Known known, List<ConsentState> states) throws SQLException {
        var externalIds = known.externalIds();
        var first = externalIds.isEmpty() ? null : externalIds.get(0);
        return new CustomerView(
                row.getString("id"),
                first == null ? null : first.source(),
                first == null ? null : first.externalId(),
                externalIds,
                known.text(EMAIL),
                known.values("email"),
                known.text(PHONE),
                known.values("phone"),
                known.values("loyalty_card").stream().findFirst().orElse(null),
                known.text(FIRST_NAME),
                known.text(LAST_NAME),
                known.text(MIDDLE_NAME),
                known.text(SEX),
                (LocalDate) known.profile.get(BIRTH_DATE),
                known.text(MARITAL_STATUS),
                known.text(EDUCATION),
                (BigDecimal) known.profile.get(INCOME),
                known.address(),
                known.company(),
                known.tags(),
                known.customFields(),
                known.utm(),
                known.text(MANAGER_LOGIN),
                known.text(TIME_ZONE),
                known.text(LANGUAGE),
                (Instant) known.profile.get(REGISTERED_AT),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("updated_at").toInstant(),
                states);
    }

    private record Known(Profile profile, List<Owned> identifiers) {

        @Nullable
        String text(CustomerField field) {
            return profile.text(field);
        }

        /** Those kept apart under a source of their own (placeholders, shared phones) are not the person's. */
        List<String> values(String kind) {
            return identifiers.stream()
                    .filter(owned -> owned.kind().equals(kind) && owned.source().isEmpty())
                    .map(Owned::value)
                    .toList();
        }

        List<ExternalId> externalIds() {
            return identifiers.stream()
                    .filter(owned -> owned.kind().equals("external_id"))
                    .map(owned -> new ExternalId(owned.source(), owned.value()))
                    .toList();
        }

        PostalAddress address() {
            return new PostalAddress(
                    text(COUNTRY),
                    text(REGION),
                    text(DISTRICT),
                    text(CITY),
                    text(STREET),
                    text(HOUSE),
                    text(FLAT),
                    text(POSTAL_CODE));
        }

        Company company() {
            return new Company(
                    text(COMPANY_NAME),
                    text(COMPANY_INDUSTRY),
                    (Integer) profile.get(COMPANY_SIZE),
                    text(COMPANY_POSITION));
        }

        Utm utm() {
            return new Utm(text(UTM_SOURCE), text(UTM_MEDIUM), text(UTM_CAMPAIGN), text(UTM_TERM), text(UTM_CONTENT));
        }

        List<String> tags() {
            return profile.get(TAGS) instanceof List<?> tags
                    ? tags.stream().map(Object::toString).toList()
                    : List.of();
        }

        JsonNode customFields() {
            return profile.get(CUSTOM_FIELDS) instanceof JsonNode custom
                    ? custom
                    : JsonNodeFactory.instance.objectNode();
        }
    }
}
