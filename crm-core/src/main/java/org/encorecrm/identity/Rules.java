package org.encorecrm.identity;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.encorecrm.support.Settings;
import org.encorecrm.support.json.Document;
import org.encorecrm.support.json.Json;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;

/** The identity rules as the administrator set them. */
@Service
public class Rules {

    static final IdentityRules DEFAULT = new IdentityRules(
            Strength.STRONG,
            Strength.STRONG,
            Strength.STRONG,
            Strength.STRONG,
            Strength.WEAK,
            SharedPhone.BOTH,
            false,
            List.of(
                    "no@email.com",
                    "no@email.ru",
                    "no@mail.ru",
                    "no@no.no",
                    "no@no.ru",
                    "noemail@noemail.com",
                    "noemail@noemail.ru",
                    "net@net.ru",
                    "none@none.com",
                    "test@test.com",
                    "test@test.ru",
                    "mail@mail.ru",
                    "email@email.ru",
                    "a@a.ru",
                    "1@1.ru",
                    "123@mail.ru",
                    "qwerty@mail.ru",
                    "+71234567890",
                    "+79991234567",
                    "+70123456789"));

    private static final String SETTING = "identity.rules";

    private final Settings settings;

    Rules(Settings settings) {
        this.settings = settings;
    }

    public IdentityRules current() {
        return settings.find(SETTING).map(text -> read(Json.read(text))).orElse(DEFAULT);
    }

    /** Replaces the rules; what is absent takes its default. */
    @Transactional
    public IdentityRules replace(JsonNode document) {
        var rules = read(document);
        settings.put(SETTING, Json.MAPPER.writeValueAsString(document));
        return rules;
    }

    /** What the document would be as rules; nothing is changed. */
    public static IdentityRules read(JsonNode node) {
        var document = Document.of(node);
        var rules = new IdentityRules(
                strength(document, "externalId", DEFAULT.externalId(), Strength.STRONG),
                strength(document, "loyaltyCard", DEFAULT.loyaltyCard(), Strength.values()),
                strength(document, "email", DEFAULT.email(), Strength.values()),
                strength(document, "phone", DEFAULT.phone(), Strength.values()),
                strength(document, "visitor", DEFAULT.visitor(), Strength.WEAK, Strength.OFF),
                document.word("sharedPhone", "both", "either", "never")
                        .map(word -> SharedPhone.valueOf(word.toUpperCase(Locale.ROOT)))
                        .orElse(DEFAULT.sharedPhone()),
                document.truth("emailAliases").orElse(DEFAULT.emailAliases()),
                document.texts("placeholders", 1000, 320)
                        .map(addresses -> addresses.stream()
                                .map(address -> address.toLowerCase(Locale.ROOT))
                                .toList())
                        .orElse(DEFAULT.placeholders()));
        document.check();
        return rules;
    }

    private static Strength strength(Document document, String name, Strength otherwise, Strength... allowed) {
        var words = Arrays.stream(allowed).map(Strength::code).toArray(String[]::new);
        return document.word(name, words)
                .map(word -> Strength.valueOf(word.toUpperCase(Locale.ROOT)))
                .orElse(otherwise);
    }
}
