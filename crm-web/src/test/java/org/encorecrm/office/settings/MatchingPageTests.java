package org.encorecrm.office.settings;

import static org.assertj.core.api.Assertions.assertThat;

import encore.testing.Api;
import encore.testing.EncoreWebTest;
import encore.testing.Office;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@EncoreWebTest
class MatchingPageTests {

    private static final String[] DEFAULTS = {
        "email",
        "strong",
        "phone",
        "strong",
        "loyaltyCard",
        "strong",
        "visitor",
        "weak",
        "sharedPhone",
        "both",
        "placeholders",
        "no@mail.ru",
        "automaticFrom",
        ""
    };

    @Autowired
    Office office;

    @Autowired
    Api api;

    private final String mark = UUID.randomUUID().toString().substring(0, 8);

    @BeforeEach
    void enter() {
        office.enterAsAdministrator();
    }

    @AfterEach
    void asBefore() {
        office.post("/settings/matching", DEFAULTS);
        api.put("/api/v1/identity/rules", "{}");
    }

    @Test
    void keepsWhatTheAdministratorChoosesAndSaysItInWords() {
        var form = DEFAULTS.clone();
        form[1] = "weak";
        form[9] = "either";
        form[13] = "0.999";
        office.post("/settings/matching", form);

        assertThat(office.get("/settings/matching").body())
                .contains("Одинаковый e-mail сам по себе только предлагает пару", "от 99,9", "Уменьшительное имя");
        assertThat(api.get("/api/v1/identity/rules").json().get("sharedPhone").asString())
                .isEqualTo("either");
        form[1] = "nonsense";
        office.post("/settings/matching", form);
        assertThat(api.get("/api/v1/identity/rules").json().get("email").asString())
                .isEqualTo("weak");
    }

    @Test
    void rehearsesWithoutChangingAnything() {
        api.put("/api/v1/identity/rules", "{\"phone\": \"off\"}");
        var digits = String.valueOf(1_000_000 + Math.floorMod(mark.hashCode(), 9_000_000));
        for (var source : new String[] {"a", "b"}) {
            api.post("/api/v1/customers", """
                    {"source": "%s", "externalId": "%s", "phone": "+7904%s"}
                    """.formatted(source, mark, digits));
        }

        var answer = office.post("/settings/matching/rehearsal", DEFAULTS).body();

        assertThat(answer).contains("/merge?with=");
        assertThat(api.get("/api/v1/identity/rules").json().get("phone").asString())
                .isEqualTo("off");
    }

    @Test
    void takesAProvidersSpellingsForOneMailboxWhenToldSo() {
        api.put("/api/v1/identity/rules", "{\"emailAliases\": true}");
        var one = id("ann.%s@gmail.com".formatted(mark));

        assertThat(id("an.n%s+shop@googlemail.com".formatted(mark))).isEqualTo(one);
        assertThat(id("ann.%s@mail.ru".formatted(mark))).isNotEqualTo(one);
    }

    private String id(String email) {
        return api.post("/api/v1/customers", "{\"email\": \"%s\"}".formatted(email))
                .json()
                .get("id")
                .asString();
    }
}
