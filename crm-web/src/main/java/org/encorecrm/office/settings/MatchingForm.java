package org.encorecrm.office.settings;

import java.util.Arrays;
import java.util.List;
import org.encorecrm.identity.IdentityRules;
import org.encorecrm.office.DuplicateWords;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The matching rules as the form has them; a record, so that nothing but this can be sent. */
record MatchingForm(
        String email,
        String phone,
        String loyaltyCard,
        String visitor,
        String sharedPhone,
        @Nullable Boolean emailAliases,
        String placeholders,
        String automaticFrom) {

    static MatchingForm of(IdentityRules rules, String automaticFrom) {
        return new MatchingForm(
                rules.email().code(),
                rules.phone().code(),
                rules.loyaltyCard().code(),
                rules.visitor().code(),
                rules.sharedPhone().code(),
                rules.emailAliases(),
                String.join("\n", rules.placeholders()),
                automaticFrom);
    }

    /** As the API takes it. */
    ObjectNode document() {
        var document = JsonNodeFactory.instance
                .objectNode()
                .put("email", email)
                .put("phone", phone)
                .put("loyaltyCard", loyaltyCard)
                .put("visitor", visitor)
                .put("sharedPhone", sharedPhone)
                .put("emailAliases", Boolean.TRUE.equals(emailAliases));
        var list = document.putArray("placeholders");
        lines().forEach(list::add);
        return document;
    }

    public String certainty() {
        return automaticFrom.isEmpty() ? "" : DuplicateWords.certainty(Double.parseDouble(automaticFrom));
    }

    private List<String> lines() {
        return Arrays.stream(placeholders.split("[\\s,;]+"))
                .filter(line -> !line.isEmpty())
                .toList();
    }
}
