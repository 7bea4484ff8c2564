package org.encorecrm.office.customer;

import static org.assertj.core.api.Assertions.assertThat;

import encore.testing.Answer;
import encore.testing.Api;
import encore.testing.EncoreWebTest;
import encore.testing.Office;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.encorecrm.consent.Consents;
import org.encorecrm.security.Role;
import org.encorecrm.security.Users;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@EncoreWebTest
class ConsentWordsPageTests {

    @Autowired
    Api api;

    @Autowired
    Office office;

    @Autowired
    Consents consents;

    @Autowired
    Users users;

    @Autowired
    JdbcClient jdbc;

    @Test
    void showsEveryWordWithItsProofAndGivesOutTheDataOnTheRecord() {
        var email = "words." + UUID.randomUUID() + "@example.com";
        var id = api.post("/api/v1/customers", """
                {"email": "%s", "consents": [
                  {"channel": "email", "purpose": "marketing", "granted": true, "at": "2026-01-02T12:00:00Z", "evidence": "<b>form</b>",
                   "textVersion": 1, "language": "en", "ip": "192.0.2.7", "page": "https://shop.example/join"},
                  {"channel": "email", "purpose": "marketing", "granted": false, "at": "2026-02-02T12:00:00Z"}]}
                """.formatted(email))
                .json()
                .get("id")
                .asString();
        office.enterAsAdministrator();

        var page = office.get("/customers/" + id + "/consents").body();
        assertThat(page)
                .contains("дано", "отозвано", "192.0.2.7", "https://shop.example/join", "the shop&#39;s news")
                .contains("&lt;b&gt;form&lt;/b&gt;")
                .doesNotContain("??");

        var html = office.get("/customers/" + id + "/export?format=html");
        assertThat(html.header("Content-Disposition")).contains("attachment");
        assertThat(html.body())
                .contains(email, "Все слова о согласиях", "192.0.2.7")
                .doesNotContain("<b>form");
        assertThat(html.body()).as("all of it has labels").doesNotContain("personal.");
        assertThat(jdbc.sql("select count(*) from web.audit_log where action = 'customer.exported' and subject = ?")
                        .param("customer " + id)
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void takesAWordOfMouthByTheRulesOfTheShopsWord() {
        var email = "spoken." + UUID.randomUUID() + "@example.com";
        var id = customer(email);
        office.enterAsAdministrator();

        var granted = say(id, email, "yes");
        assertThat(granted.body())
                .contains("Записано.", "записал(а)", "a call &lt;b&gt;", "Я хочу получать новости")
                .doesNotContain("??");
        assertThat(state(id)).isEqualTo("true");
        assertThat(jdbc.sql(
                                "select source || ' ' || origin || ' ' || said_by || ' ' || text_version from core.consent_log where customer_id = ?")
                        .param(Long.parseLong(id))
                        .query(String.class)
                        .single())
                .isEqualTo("office shop admin 1");

        consents.withdraw(Long.parseLong(id), "email", "marketing", email, Instant.now(), "unsubscribed");
        var refused = say(id, email, "yes");
        assertThat(refused.body()).contains("реклама остаётся под запретом");
        assertThat(state(id)).as("only they can lift it").isEqualTo("false");
    }

    @Test
    void writesNothingDownThatIsNotSaidWhole() {
        var email = "spoken." + UUID.randomUUID() + "@example.com";
        var id = customer(email);
        office.enterAsAdministrator();

        var wrong = office.post(
                "/customers/" + id + "/consents",
                "about",
                "email|somebody.else@example.com",
                "purpose",
                "war",
                "at",
                "2100-01-01T10:00",
                "where",
                " ");

        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.body()).contains("Ничего не записано", "granted-error", "at-error", "is-invalid");
        assertThat(state(id)).isEqualTo("none");
        var login = "reader-" + UUID.randomUUID();
        users.add(login, "R", null, Role.ANALYST, "ru", "long enough");
        office.enter(login, "long enough");
        assertThat(office.post("/customers/" + id + "/consents", "about", "email|" + email)
                        .status())
                .isEqualTo(403);
        assertThat(office.get("/customers/" + id + "/consents").body()).doesNotContain("id=\"say\"");
    }

    private String customer(String email) {
        return api.post("/api/v1/customers", "{\"email\": \"%s\"}".formatted(email))
                .json()
                .get("id")
                .asString();
    }

    /** The page as it is after. */
    private Answer say(String id, String email, String word) {
        office.post(
                "/customers/" + id + "/consents",
                "about",
                "email|" + email,
                "purpose",
                "marketing",
                "granted",
                word,
                "at",
                LocalDateTime.now(ZoneId.of("Europe/Moscow"))
                        .truncatedTo(ChronoUnit.MINUTES)
                        .toString(),
                "where",
                "a call <b>",
                "shown",
                "ru");
        return office.get("/customers/" + id + "/consents");
    }

    private String state(String id) {
        return jdbc.sql("select coalesce(max(granted::text), 'none') from core.consent where customer_id = ?")
                .param(Long.parseLong(id))
                .query(String.class)
                .single();
    }
}
