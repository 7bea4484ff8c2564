package org.encorecrm.api.customers;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

import java.util.List;
import org.encorecrm.identity.IdentityRules;
import org.encorecrm.identity.Rules;
import org.encorecrm.security.ManageScope;
import org.encorecrm.security.ReadScope;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

@RestController
@RequestMapping("/api/v1/identity/rules")
class IdentityRulesApi {

    private final Rules rules;

    IdentityRulesApi(Rules rules) {
        this.rules = rules;
    }

    @ReadScope
    @GetMapping
    Answer current() {
        return Answer.of(rules.current());
    }

    @ManageScope
    @PutMapping(consumes = APPLICATION_JSON_VALUE)
    Answer replace(@RequestBody JsonNode body) {
        return Answer.of(rules.replace(body));
    }

    /** The rules in the words of the contract. */
    record Answer(
            String externalId,
            String loyaltyCard,
            String email,
            String phone,
            String visitor,
            String sharedPhone,
            boolean emailAliases,
            List<String> placeholders) {

        static Answer of(IdentityRules rules) {
            return new Answer(
                    rules.externalId().code(),
                    rules.loyaltyCard().code(),
                    rules.email().code(),
                    rules.phone().code(),
                    rules.visitor().code(),
                    rules.sharedPhone().code(),
                    rules.emailAliases(),
                    rules.placeholders());
        }
    }
}
