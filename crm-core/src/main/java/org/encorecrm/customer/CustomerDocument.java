package org.encorecrm.customer;

import java.util.List;
import java.util.Map;
import org.encorecrm.consent.ConsentWord;
import org.encorecrm.support.json.Patch;
import org.jspecify.annotations.Nullable;

/**
 * What a request says about a person. Read by {@link CustomerDocuments}; normalised and valid.
 *
 * @param fields what is said about plain fields; an absent one is not in the map. E-mail and phone are not among them.
 *     A value of CUSTOM_FIELDS is merged per key, a null in it removes the key.
 */
public record CustomerDocument(
        String source,
        @Nullable String externalId,
        Patch<Address> email,
        Patch<Address> phone,
        Patch<String> loyaltyCard,
        @Nullable String visitorId,
        Map<CustomerField, Patch<Object>> fields,
        List<ConsentWord> consents) {

    /** Nothing but a visitor: events before anybody is identified. */
    public static CustomerDocument ofVisitor(String source, String visitorId) {
        return new CustomerDocument(
                source, null, Patch.absent(), Patch.absent(), Patch.absent(), visitorId, Map.of(), List.of());
    }

    public CustomerDocument withVisitor(@Nullable String visitor) {
        return new CustomerDocument(source, externalId, email, phone, loyaltyCard, visitor, fields, consents);
    }

    /** Whether it names a person, not just a browser. */
    public boolean identifies() {
        return externalId != null || email.isSet() || phone.isSet() || loyaltyCard.isSet();
    }
}
