package org.encorecrm.office.customer;

import static org.assertj.core.api.Assertions.assertThat;

import encore.testing.Api;
import encore.testing.EncoreWebTest;
import encore.testing.Office;
import java.util.UUID;
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
}
