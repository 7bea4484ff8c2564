package org.encorecrm.customer;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.encorecrm.consent.ConsentState;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A customer as the API answers: the body that makes one, with everything known beside it. */
public record CustomerView(
        String id,
        @Nullable String source,
        @Nullable String externalId,
        List<ExternalId> externalIds,
        @Nullable String email,
        List<String> emails,
        @Nullable String phone,
        List<String> phones,
        @Nullable String loyaltyCard,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String middleName,
        @Nullable String sex,
        @Nullable LocalDate birthDate,
        @Nullable String maritalStatus,
        @Nullable String education,
        @Nullable BigDecimal income,
        PostalAddress address,
        Company company,
        List<String> tags,
        JsonNode customFields,
        Utm utm,
        @Nullable String managerLogin,
        @Nullable String timeZone,
        @Nullable String language,
        @Nullable Instant registeredAt,
        Instant createdAt,
        Instant updatedAt,
        List<ConsentState> consents) {

    /** The number a shop knows the customer by. */
    public record ExternalId(String source, String externalId) {}

    /** Where letters on paper go. */
    public record PostalAddress(
            @Nullable String country,
            @Nullable String region,
            @Nullable String district,
            @Nullable String city,
            @Nullable String street,
            @Nullable String house,
            @Nullable String flat,
            @Nullable String postalCode) {}

    /** Whom the customer buys for. */
    public record Company(
            @Nullable String name,
            @Nullable String industry,
            @Nullable Integer size,
            @Nullable String position) {}

    /** What brought the customer. */
    public record Utm(
            @Nullable String source,
            @Nullable String medium,
            @Nullable String campaign,
            @Nullable String term,
            @Nullable String content) {}
}
