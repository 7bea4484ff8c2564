package org.encorecrm.api.customers;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

import java.util.List;
import org.encorecrm.api.Actions;
import org.encorecrm.consent.ConsentState;
import org.encorecrm.consent.ConsentWord;
import org.encorecrm.customer.CustomerDocuments;
import org.encorecrm.customer.Customers;
import org.encorecrm.identity.Identities;
import org.encorecrm.security.IngestScope;
import org.encorecrm.support.InvalidInputException;
import org.encorecrm.support.json.Document;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

@RestController
@RequestMapping("/api/v1/customers/{id}/consents")
class ConsentApi {

    private final CustomerDocuments documents;
    private final Identities identities;
    private final Customers customers;

    ConsentApi(CustomerDocuments documents, Identities identities, Customers customers) {
        this.documents = documents;
        this.identities = identities;
        this.customers = customers;
    }

    /** Takes one word or a list of them, and answers where consent stands after. */
    @IngestScope
    @PostMapping(consumes = APPLICATION_JSON_VALUE)
    Answer say(
            @PathVariable long id,
            @RequestParam(defaultValue = CustomerDocuments.DEFAULT_SOURCE) String source,
            @RequestBody JsonNode body,
            Actions actions) {
        var words = body.isArray() ? body.values().stream().map(this::read).toList() : List.of(read(body));
        if (words.size() > 100) {
            throw new InvalidInputException("", "must have at most 100 elements");
        }
        identities.say(id, words, source, actions.quiet());
        return new Answer(customers.get(id).consents());
    }

    private ConsentWord read(JsonNode node) {
        var document = Document.of(node);
        var word = documents.readConsent(document);
        document.check();
        return word;
    }

    /** Where consent stands, by address, channel and purpose. */
    record Answer(List<ConsentState> consents) {}
}
