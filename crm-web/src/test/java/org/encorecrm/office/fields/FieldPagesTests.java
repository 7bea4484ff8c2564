package org.encorecrm.office.fields;

import static org.assertj.core.api.Assertions.assertThat;

import encore.testing.Api;
import encore.testing.EncoreWebTest;
import encore.testing.Office;
import java.util.UUID;
import org.encorecrm.field.SeenKeys;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@EncoreWebTest
class FieldPagesTests {

    @Autowired
    Office office;

    @Autowired
    Api api;

    @Autowired
    SeenKeys seen;

    @Autowired
    JdbcClient jdbc;

    private final String key = "p" + UUID.randomUUID().toString().replace("-", "");

    @BeforeEach
    void enter() {
        office.enterAsAdministrator();
    }

    @Test
    void aKeyThatArrivesIsListedWithItsHoldersAndDefinedWithItsTypeGuessed() {
        send("12");
        send("\"7,5\"");
        jdbc.sql("update core.seen_key_count set counted_at = null").update();
        assertThat(office.get("/settings/fields").body()).contains("/settings/fields/seen");
        while (seen.count()) {}

        assertThat(office.get("/settings/fields/seen").body()).containsPattern(key + "</code>(?s).{1,200}2</td>");
        assertThat(office.get("/settings/fields/new?entity=CUSTOMER&key=" + key).body())
                .containsPattern("<option value=\"NUMBER\" selected");

        var saved = office.post(
                "/settings/fields",
                "entity",
                "CUSTOMER",
                "key",
                key,
                "type",
                "NUMBER",
                "labelRu",
                "Баллы",
                "labelEn",
                "");
        assertThat(saved.status()).as(saved.body()).isEqualTo(302);
        assertThat(office.get("/settings/fields").body()).contains("Баллы");
        assertThat(office.get("/settings/fields/seen").body()).doesNotContain(key + "</code>");
    }

    @Test
    void whatDoesNotFitIsSaidInPlace() {
        send("\"abc\"");

        var refused =
                office.post("/settings/fields", "entity", "CUSTOMER", "key", key, "type", "NUMBER", "labelRu", "Баллы");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("abc").contains("Баллы");

        var nameless =
                office.post("/settings/fields", "entity", "CUSTOMER", "key", "размер", "type", "CHOICE", "choices", "");
        assertThat(nameless.body())
                .contains("key-error")
                .contains("labelRu-error")
                .contains("choices");
    }

    @Test
    void choicesAreOneToALineAndAFieldInUseIsNotDeleted() {
        office.post(
                "/settings/fields",
                "entity",
                "CUSTOMER",
                "key",
                key,
                "type",
                "CHOICE",
                "labelRu",
                "Уровень",
                "choices",
                "gold | Золотой | Gold\nplain");
        var field = api.get("/api/v1/custom-fields/customer/" + key).json();
        assertThat(field.get("choices").get(0).get("label").get("ru").stringValue())
                .isEqualTo("Золотой");
        assertThat(field.get("choices").get(1).get("label").get("en").stringValue())
                .isEqualTo("plain");

        api.post("/api/v1/segments", """
                {"key": "%s", "name": "Golden", "criteria":
                    {"all": [{"field": "customer.custom.%s", "op": "eq", "value": "gold"}]}}""".formatted(key, key));
        assertThat(office.get("/settings/fields/customer/" + key).body()).contains("/segments/" + key);
        office.post("/settings/fields/customer/" + key + "/delete");
        assertThat(api.get("/api/v1/custom-fields/customer/" + key).status()).isEqualTo(200);

        api.delete("/api/v1/segments/" + key);
        office.post("/settings/fields/customer/" + key + "/delete");
        assertThat(api.get("/api/v1/custom-fields/customer/" + key).status()).isEqualTo(404);
        assertThat(office.get("/settings/audit").body()).contains("customer." + key);
    }

    @Test
    void theCardShowsTheFieldAndTakesWhatFits() {
        office.post("/settings/fields", "entity", "CUSTOMER", "key", key, "type", "NUMBER", "labelRu", "Баллы " + key);
        var id = send("9");
        var card = "/customers/" + id;
        assertThat(office.get(card + "?tab=data").body())
                .containsPattern("Баллы " + key + "</dt>\\s*<dd><span>9</span>");

        var refused = office.post(card + "/fields", "own." + key, "nine");
        assertThat(refused.body()).contains("own." + key + "-error").contains("value=\"nine\"");
        assertThat(office.post(card + "/fields", "own." + key, "9,5").status()).isEqualTo(302);

        assertThat(values(id).get(key).decimalValue()).isEqualByComparingTo("9.5");
        office.post(card + "/fields", "own." + key, "");
        assertThat(values(id).has(key)).isFalse();
    }

    private JsonNode values(long id) {
        return api.get("/api/v1/customers/" + id).json().get("customFields");
    }

    private long send(String value) {
        var customer = api.post(
                "/api/v1/customers",
                "{\"email\": \"%s@example.com\", \"customFields\": {\"%s\": %s}}"
                        .formatted(UUID.randomUUID(), key, value));
        return Long.parseLong(customer.json().get("id").stringValue());
    }
}
