package org.encorecrm.api.letters;

import org.encorecrm.support.json.Document;
import org.encorecrm.template.TemplateClass;
import org.encorecrm.template.TemplateDraft;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads templates; what is wrong with their content the library itself says. */
final class TemplateBodies {

    private static final int LONGEST_BODY = 300_000;

    private TemplateBodies() {}

    /** @param pathKey the key in the path; the one in the body may be left out, but not differ */
    static TemplateDraft read(JsonNode body, @Nullable String pathKey) {
        var document = Document.of(body);
        var given = document.text("key", 80);
        var key = pathKey == null ? document.required("key", given, "") : pathKey;
        if (pathKey != null && given.isSet() && !pathKey.equals(given.orNull())) {
            document.reject("key", "must be the key in the path");
        }
        var name = document.text("name", 200);
        var kind = document.word("class", "service", "advertising");
        var subject = document.requiredText("subject", 500);
        var preheader = document.text("preheader", 500);
        var html = document.prose("html", LONGEST_BODY);
        var mjml = document.prose("mjml", LONGEST_BODY);
        var text = document.prose("text", LONGEST_BODY);
        document.check();
        return new TemplateDraft(
                key,
                name.orElse(key),
                TemplateClass.of(kind.orElse(TemplateClass.ADVERTISING.code())),
                subject,
                preheader.orNull(),
                html.orNull(),
                mjml.orNull(),
                text.orNull());
    }

    static String customer(JsonNode body) {
        var document = Document.of(body);
        var customer = document.requiredText("customerId", 40);
        document.check();
        return customer;
    }
}
