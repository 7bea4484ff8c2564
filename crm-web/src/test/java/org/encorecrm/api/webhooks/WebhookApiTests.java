package org.encorecrm.api.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import encore.testing.Api;
import encore.testing.EncoreWebTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@EncoreWebTest
class WebhookApiTests {

    private static final String HOOK = """
            {"name": "Shop", "url": "https://shop.example/hook", "events": ["customer.merged"], "active": false}
            """;

    @Autowired
    Api api;

    @Test
    void keepsAWebhookUntilItIsRemoved() {
        var added = api.post("/api/v1/webhooks", HOOK);
        var path = "/api/v1/webhooks/" + added.json().get("id").asString();

        assertThat(added.status()).isEqualTo(201);
        assertThat(added.json().get("secret").asString()).startsWith("whsec_");
        assertThat(api.get(path).json().has("secret")).isFalse();
        var changed = api.put(path, HOOK.replace("Shop", "Office"));
        assertThat(changed.json().get("name").asString()).isEqualTo("Office");
        assertThat(api.post(path + "/secret", "").json().get("secret"))
                .isNotEqualTo(added.json().get("secret"));
        assertThat(api.delete(path).status()).isEqualTo(204);
        assertThat(api.get(path).status()).isEqualTo(404);
        assertThat(api.delete(path).status()).isEqualTo(404);
    }

    @Test
    void showsWhatWasToldAndTellsItAgain() {
        var path = "/api/v1/webhooks/"
                + api.post("/api/v1/webhooks", HOOK).json().get("id").asString();

        assertThat(api.post(path + "/test", "").status()).isEqualTo(202);
        var delivery = api.get(path + "/deliveries").json().get("items").get(0);

        assertThat(delivery.get("event").asString()).isEqualTo("webhook.test");
        assertThat(delivery.get("state").asString()).isEqualTo("queued");
        assertThat(api.post(path + "/deliveries/" + delivery.get("id").asString() + "/resend", "")
                        .status())
                .isEqualTo(202);
        assertThat(api.post(path + "/deliveries/0/resend", "").status()).isEqualTo(404);
        api.delete(path);
    }

    @Test
    void namesWhatIsWrong() {
        var answer = api.post("/api/v1/webhooks", """
                {"name": "Shop", "url": "ftp://shop.example", "events": ["customer.merged"]}
                """);
        var unknown = api.post("/api/v1/webhooks", """
                {"name": "Shop", "url": "https://shop.example", "events": ["customer.merged", "moon.risen"]}
                """);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().get("errors").get(0).get("pointer").asString()).isEqualTo("/url");
        assertThat(unknown.json().get("errors").get(0).get("pointer").asString())
                .isEqualTo("/events");
    }

    @Test
    void repeatsTheAnswerToARepeatedRequest() {
        var first = api.send("POST", "/api/v1/webhooks", HOOK, "application/json", "Idempotency-Key", "hook-once");
        var again = api.send("POST", "/api/v1/webhooks", HOOK, "application/json", "Idempotency-Key", "hook-once");

        assertThat(again.json()).isEqualTo(first.json());
        api.delete("/api/v1/webhooks/" + first.json().get("id").asString());
    }
}
