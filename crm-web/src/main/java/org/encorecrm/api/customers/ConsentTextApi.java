package org.encorecrm.api.customers;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

import java.util.List;
import org.encorecrm.consent.ConsentText;
import org.encorecrm.consent.ConsentTexts;
import org.encorecrm.security.Audit;
import org.encorecrm.security.ManageScope;
import org.encorecrm.security.ReadScope;
import org.encorecrm.support.json.Document;
import org.springframework.security.core.Authentication;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** What the shop's forms show, with its versions: a form sends back the version that was shown. */
@RestController
@RequestMapping("/api/v1/consent-texts")
class ConsentTextApi {

    private final ConsentTexts texts;
    private final Audit audit;
    private final TransactionOperations transaction;

    ConsentTextApi(ConsentTexts texts, Audit audit, TransactionOperations transaction) {
        this.texts = texts;
        this.audit = audit;
        this.transaction = transaction;
    }

    /** Every version of every text, the newest of a purpose first. */
    @ReadScope
    @GetMapping
    List<ConsentText> all() {
        return texts.all();
    }

    /** A new version in both languages; the same texts again change nothing. */
    @ManageScope
    @PostMapping(consumes = APPLICATION_JSON_VALUE)
    Published publish(@RequestBody JsonNode body, Authentication who) {
        var document = Document.of(body);
        var purpose = document.requiredText("purpose", 40);
        var russian = document.required("ru", document.prose("ru", 4000), "");
        var english = document.required("en", document.prose("en", 4000), "");
        document.check();
        var version = transaction.execute(status -> {
            var now = texts.publish(purpose, russian, english, who.getName());
            audit.record("consent.text", purpose, null, now);
            return now;
        });
        return new Published(purpose, version == null ? 0 : version);
    }

    record Published(String purpose, int version) {}
}
