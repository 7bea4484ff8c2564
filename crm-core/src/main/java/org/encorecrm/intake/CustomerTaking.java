package org.encorecrm.intake;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.encorecrm.customer.CustomerDocument;
import org.encorecrm.customer.CustomerDocuments;
import org.encorecrm.identity.Identities;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

@Component
class CustomerTaking implements Taking<CustomerDocument> {

    private final CustomerDocuments documents;
    private final Identities identities;

    CustomerTaking(CustomerDocuments documents, Identities identities) {
        this.documents = documents;
        this.identities = identities;
    }

    @Override
    public CustomerDocument read(JsonNode document) {
        return documents.read(document);
    }

    @Override
    public List<Taken> take(List<CustomerDocument> customers) {
        return identities.upsert(customers, true).stream()
                .map(identified -> new Taken(
                        Taken.Outcome.valueOf(identified.outcome().name()), String.valueOf(identified.id()), List.of()))
                .toList();
    }

    @Override
    public Set<Long> keys(CustomerDocument customer) {
        var keys = new HashSet<Long>();
        if (customer.externalId() != null) {
            keys.add(hash("external_id " + customer.source() + " " + customer.externalId()));
        }
        customer.email().ifSet(email -> keys.add(hash("email " + email.value())));
        customer.phone().ifSet(phone -> keys.add(hash("phone " + phone.value())));
        customer.loyaltyCard().ifSet(card -> keys.add(hash("card " + card)));
        return keys;
    }

    /** FNV-1a, 64 bits: two of a million identifiers meet by chance once in thirty million files. */
    private static long hash(String text) {
        var hash = 0xcbf29ce484222325L;
        for (var i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        return hash;
    }
}
