package org.encorecrm.demo.shop;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A customer of the demo shop, as the shop itself would post it. */
public record Person(
        String externalId,
        String firstName,
        String middleName,
        String lastName,
        Sex sex,
        @Nullable LocalDate birthDate,
        String email,
        @Nullable String phone,
        @Nullable String loyaltyCard,
        String visitorId,
        Place place,
        String street,
        String house,
        List<String> tags,
        @Nullable String managerLogin,
        Instant registeredAt,
        @Nullable Campaign campaign,
        List<Consent> consents) {

    /** The same person, met only now. */
    Person registered(Instant now) {
        var words = consents.stream()
                .map(word -> new Consent(word.channel(), word.purpose(), word.granted(), now, word.evidence()))
                .toList();
        return new Person(
                externalId,
                firstName,
                middleName,
                lastName,
                sex,
                birthDate,
                email,
                phone,
                loyaltyCard,
                visitorId,
                place,
                street,
                house,
                tags,
                managerLogin,
                now,
                campaign,
                words);
    }
}
