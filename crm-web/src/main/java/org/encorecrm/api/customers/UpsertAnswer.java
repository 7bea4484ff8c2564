package org.encorecrm.api.customers;

import java.util.List;
import org.encorecrm.identity.Identified;
import org.encorecrm.identity.Outcome;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** What became of a customer's document. */
record UpsertAnswer(String id, String outcome, List<Merge> merges) {

    /** A merge that the document caused. */
    record Merge(String id, String from) {}

    static ResponseEntity<UpsertAnswer> of(Identified identified) {
        var merges = identified.merges().stream()
                .map(merged -> new Merge(String.valueOf(merged.id()), String.valueOf(merged.from())))
                .toList();
        return ResponseEntity.status(identified.outcome() == Outcome.CREATED ? HttpStatus.CREATED : HttpStatus.OK)
                .body(new UpsertAnswer(
                        String.valueOf(identified.id()), identified.outcome().code(), merges));
    }
}
