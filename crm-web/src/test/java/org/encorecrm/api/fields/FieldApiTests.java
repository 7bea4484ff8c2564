package org.encorecrm.api.fields;

import static org.assertj.core.api.Assertions.assertThat;

import encore.testing.Answer;
import encore.testing.Api;
import encore.testing.EncoreWebTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@EncoreWebTest
class FieldApiTests {

    @Autowired
    Api api;

    private final String key = "k" + UUID.randomUUID().toString().replace("-", "");
    private final String mail = UUID.randomUUID() + "@example.com";

    @Test
    void aFieldIsDefinedChangedArchivedAndDeleted() {
        var created = post("/custom-fields", """
                {"entity": "customer", "key": "#", "type": "choice", "label": {"en": "Tier", "ru": "Уровень"},
                 "choices": [{"value": "gold", "label": {"en": "Gold", "ru": "Золотой"}}, {"value": "plain"}]}""");
        assertThat(created.status()).as(created.body()).isEqualTo(201);
        assertThat(created.json().get("choices").get(1).get("label").get("ru").stringValue())
                .isEqualTo("plain");
        assertThat(post("/custom-fields", "{\"entity\": \"customer\", \"key\": \"#\", \"type\": \"text\"}")
                        .status())
                .isEqualTo(409);

        var changed = put("""
                {"type": "choice", "label": "Level", "choices": [{"value": "gold"}], "archived": true, "searchable": true}""");
        assertThat(changed.status()).as(changed.body()).isEqualTo(200);
        assertThat(changed.json().get("label").get("ru").stringValue()).isEqualTo("Level");
        assertThat(changed.json().get("index").stringValue()).isEqualTo("waiting");
        assertThat(put("{\"type\": \"text\"}", "If-Match", "\"1\"").status()).isEqualTo(409);
        assertThat(get("/custom-fields?entity=customer").body()).contains(key);
        assertThat(get("/custom-fields?entity=order").body()).doesNotContain(key);

        assertThat(api.delete("/api/v1/custom-fields/customer/" + key).status()).isEqualTo(204);
        assertThat(get("/custom-fields/customer/#").status()).isEqualTo(404);
    }

    @Test
    void valuesAreNormalisedOrRefusedUnderTheirPointerAndInABatchByLine() {
        define("number");

        var refused = post("/customers", "{\"email\": \"@\", \"customFields\": {\"#\": \"nine\", \"other\": \"x\"}}");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().get("errors").get(0).get("pointer").stringValue())
                .isEqualTo("/customFields/" + key);

        var batch = post("/customers/batch", """
                [{"email": "@", "customFields": {"#": "9,5", "other": {"as": "it is"}}},
                 {"email": "b@", "customFields": {"#": true}}]""");
        assertThat(batch.json().get("accepted").intValue()).isEqualTo(1);
        var stored = get("/customers?email=" + mail).json().get("items").get(0).get("customFields");
        assertThat(stored.get(key).decimalValue()).isEqualByComparingTo("9.5");
        assertThat(stored.get("other").get("as").stringValue()).isEqualTo("it is");
    }

    @Test
    void aFieldOfOrdersIsCheckedInOrders() {
        post("/custom-fields", "{\"entity\": \"order\", \"key\": \"#\", \"type\": \"date\"}");
        var order = """
                {"externalId": "#", "customer": {"email": "@"}, "total": 5, "customFields": {"#": "%s"}}""";

        assertThat(post("/orders", order.formatted("tomorrow")).body()).contains("/customFields/" + key);
        assertThat(post("/orders", order.formatted("24.12.2026")).status()).isEqualTo(201);
        assertThat(get("/orders/#").json().get("customFields").get(key).stringValue())
                .isEqualTo("2026-12-24");
    }

    @Test
    void aSegmentAsksByTheTypeAndKeepsTheFieldAlive() {
        define("number");
        var segment = """
                {"key": "#", "name": "Own", "criteria": {"all": [{"field": "customer.custom.#", "op": "%s", "value": 5}]}}""";
        assertThat(post("/segments", segment.formatted("contains")).status()).isEqualTo(422);
        assertThat(post("/segments", segment.formatted("gte")).status()).isEqualTo(201);

        assertThat(api.delete("/api/v1/custom-fields/customer/" + key).body()).contains("segment " + key);
        assertThat(put("{\"type\": \"date\"}").status()).isEqualTo(409);
        assertThat(put("{\"type\": \"number\", \"label\": \"Points\"}").json().get("searchable"))
                .isNotNull();
        assertThat(get("/criteria").body()).contains("customer.custom." + key);

        api.delete("/api/v1/segments/" + key);
        assertThat(api.delete("/api/v1/custom-fields/customer/" + key).status()).isEqualTo(204);
    }

    @Test
    void aTypeThatValuesDoNotFitIsRefusedWithExamples() {
        post("/customers", "{\"email\": \"@\", \"customFields\": {\"#\": \"abc\"}}");

        var refused = post("/custom-fields", "{\"entity\": \"customer\", \"key\": \"#\", \"type\": \"number\"}");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().get("detail").stringValue()).isEqualTo("1 values do not fit, such as abc");
    }

    private void define(String type) {
        post("/custom-fields", "{\"entity\": \"customer\", \"key\": \"#\", \"type\": \"" + type + "\"}");
    }

    private Answer post(String path, String json) {
        return api.post("/api/v1" + path, filled(json));
    }

    private Answer put(String json, String... headers) {
        return api.send("PUT", "/api/v1/custom-fields/customer/" + key, filled(json), "application/json", headers);
    }

    private Answer get(String path) {
        return api.get("/api/v1" + path.replace("#", key));
    }

    private String filled(String json) {
        return json.replace("#", key).replace("\"@\"", '"' + mail + '"').replace("\"b@\"", "\"b" + mail + '"');
    }
}
