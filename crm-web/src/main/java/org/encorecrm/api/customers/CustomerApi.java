package org.encorecrm.api.customers;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;
import static org.springframework.http.MediaType.APPLICATION_NDJSON_VALUE;

import org.encorecrm.api.Actions;
import org.encorecrm.customer.CustomerDocuments;
import org.encorecrm.customer.CustomerView;
import org.encorecrm.customer.Customers;
import org.encorecrm.identity.Identified;
import org.encorecrm.identity.Identities;
import org.encorecrm.identity.Outcome;
import org.encorecrm.security.IngestScope;
import org.encorecrm.security.ReadScope;
import org.encorecrm.support.Page;
import org.encorecrm.support.Paging;
import org.encorecrm.support.json.Batch;
import org.encorecrm.support.json.BatchAnswer;
import org.encorecrm.support.json.LineResult;
import org.encorecrm.support.json.Lines;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

@RestController
@RequestMapping("/api/v1/customers")
class CustomerApi {

    private final CustomerDocuments documents;
    private final Identities identities;
    private final Customers customers;

    CustomerApi(CustomerDocuments documents, Identities identities, Customers customers) {
        this.documents = documents;
        this.identities = identities;
        this.customers = customers;
    }

    @IngestScope
    @PostMapping(consumes = APPLICATION_JSON_VALUE)
    ResponseEntity<UpsertAnswer> upsert(@RequestBody JsonNode body, Actions actions) {
        return UpsertAnswer.of(identities.upsert(documents.read(body), actions.quiet()));
    }

    @IngestScope
    @PostMapping(
            path = "/batch",
            consumes = {APPLICATION_JSON_VALUE, APPLICATION_NDJSON_VALUE})
    BatchAnswer upsert(Lines lines, Actions actions) {
        var batch = Batch.read(lines.many(), documents::read);
        return batch.answer(identities.upsert(batch.accepted(), actions.quiet()).stream()
                .map(CustomerApi::result)
                .toList());
    }

    /** A line that joined two records is one that updated the one that is left. */
    private static LineResult result(Identified identified) {
        var outcome = identified.outcome() == Outcome.MERGED ? Outcome.UPDATED : identified.outcome();
        return LineResult.of(outcome.code(), String.valueOf(identified.id()));
    }

    @ReadScope
    @GetMapping("/{id}")
    CustomerView get(@PathVariable long id) {
        return customers.get(id);
    }

    @ReadScope
    @GetMapping
    Page<CustomerView> find(
            @RequestParam(required = false) @Nullable String email,
            @RequestParam(required = false) @Nullable String phone,
            @RequestParam(required = false) @Nullable String externalId,
            @RequestParam(required = false) @Nullable String source,
            @RequestParam(required = false) @Nullable String q,
            Paging paging) {
        return customers.find(new Customers.Wanted(email, phone, externalId, source, q), paging);
    }
}
