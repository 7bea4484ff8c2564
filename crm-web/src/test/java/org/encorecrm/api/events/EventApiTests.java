package org.encorecrm.api.events;

import static org.assertj.core.api.Assertions.assertThat;

import encore.testing.Answer;
import encore.testing.Api;
import encore.testing.EncoreWebTest;
import java.util.EnumSet;
import java.util.UUID;
import org.encorecrm.security.ApiKeys;
import org.encorecrm.security.Scope;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@EncoreWebTest
class EventApiTests {

    private final String own = UUID.randomUUID().toString();

    @Autowired
    Api api;

    @Autowired
    ApiKeys keys;

    @Test
    void takesTheContractsExample() {
        var example = """
                {"id": "#", "type": "product_viewed", "at": "2026-11-21T10:00:00+03:00", "visitorId": "v-#",
                 "customer": {"externalId": "u-#"}, "url": "https://shop.example/p/TOY-1", "referrer": "https://ya.ru/",
                 "sku": "TOY-1", "category": "Игрушки/Роботы", "utm": {"source": "yandex"},
                 "properties": {"goal": "price_list"}}
                """.replace("#", own);

        var first = api.post("/api/v1/events", example);
        var again = api.post("/api/v1/events", example);

        assertThat(first.status()).isEqualTo(201);
        assertThat(first.json().get("customerId").isString()).isTrue();
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json().get("outcome").stringValue()).isEqualTo("unchanged");
        assertThat(again.json().get("id")).isEqualTo(first.json().get("id"));
    }

    @Test
    void takesAnArrayAndNdjson() {
        var one = "{\"type\": \"page_viewed\", \"visitorId\": \"v-#\"}".replace("#", own);
        var bad = "{\"type\": \"Page viewed\", \"visitorId\": \"v-#\"}".replace("#", own);

        var array = api.post("/api/v1/events", "[%s, %s]".formatted(one, bad));
        var lines = api.send("POST", "/api/v1/events", one + "\n{\n" + one, "application/x-ndjson");

        assertThat(array.json().get("results").findValuesAsString("status")).containsExactly("created", "rejected");
        assertThat(array.json().at("/results/1/errors/0/pointer").stringValue()).isEqualTo("/type");
        assertThat(lines.json().get("results").findValuesAsString("status"))
                .containsExactly("created", "rejected", "created");
    }

    @Test
    void recordsOnceWithTheSameIdempotencyKey() {
        var one = "{\"type\": \"page_viewed\", \"visitorId\": \"v-#\"}".replace("#", own);
        var many = "[%s, %s]".formatted(one, one);

        var first = post(one, "one-");
        var batch = post(many, "many-");

        assertThat(first.status()).isEqualTo(201);
        assertThat(post(one, "one-").json()).isEqualTo(first.json());
        assertThat(post(one, "one-").status()).isEqualTo(201);
        assertThat(post(many, "many-").json()).isEqualTo(batch.json());
        assertThat(post(one, "many-").status()).isEqualTo(409);
    }

    private Answer post(String body, String key) {
        return api.send("POST", "/api/v1/events", body, "application/json", "Idempotency-Key", key + own);
    }

    @Test
    void refusesWhatItCannotTake() {
        var reader = api.as(keys.issue("reads events", EnumSet.of(Scope.READ)));

        assertThat(api.as("").post("/api/v1/events", "{}").status()).isEqualTo(401);
        assertThat(reader.post("/api/v1/events", "{}").status()).isEqualTo(403);
        assertThat(api.post("/api/v1/events", "{\"type\": \"page_viewed\"}").status())
                .isEqualTo(422);
        assertThat(api.post("/api/v1/events", "nonsense").status()).isEqualTo(400);
    }
}
