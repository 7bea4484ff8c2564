package org.encorecrm.api.letters;

import static org.assertj.core.api.Assertions.assertThat;

import encore.testing.Api;
import encore.testing.EncoreWebTest;
import java.util.UUID;
import org.encorecrm.support.Settings;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@EncoreWebTest
class LettersApiTests {

    @Autowired
    Api api;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Settings settings;

    @Test
    void keepsTemplatesByTheirKey() {
        var key = "t-" + UUID.randomUUID();

        var created = api.post("/api/v1/templates", template(key, "Hello {{ customer.firstName }}"));
        var again = api.put("/api/v1/templates/" + key, template(key, "Good day"));

        assertThat(created.status()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(200);
        assertThat(api.get("/api/v1/templates/" + key).json().path("subject").asString())
                .isEqualTo("Good day");
        assertThat(api.get("/api/v1/templates").body()).contains(key);
    }

    @Test
    void namesWhatIsWrongWithATemplate() {
        var key = "t-" + UUID.randomUUID();

        var answer = api.post("/api/v1/templates", template(key, "{{ customer.fristName }}"));
        var unknown =
                api.post("/api/v1/templates", "{\"key\": \"a\", \"subject\": \"s\", \"html\": \"h\", \"color\": 1}");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().at("/errors/0/pointer").asString()).isEqualTo("/subject");
        assertThat(answer.json().at("/errors/0/message").asString()).isEqualTo("unknown variable customer.fristName");
        assertThat(unknown.status()).isEqualTo(422);
        assertThat(unknown.json().at("/errors/0/pointer").asString()).isEqualTo("/color");
        assertThat(api.get("/api/v1/templates/" + key).status()).isEqualTo(404);
    }

    @Test
    void rendersForARealCustomer() {
        var key = "t-" + UUID.randomUUID();
        api.post("/api/v1/templates", template(key, "Для {{ customer.firstName }}"));
        var customer = customer();

        var answer = api.post("/api/v1/templates/" + key + "/render", "{\"customerId\": \"" + customer + "\"}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("subject").asString()).isEqualTo("Для <Анна>");
        assertThat(answer.json().path("html").asString())
                .contains("&lt;Анна&gt;")
                .doesNotContain("<Анна>");
        assertThat(answer.json().path("text").asString()).contains("<Анна>");
        assertThat(api.post("/api/v1/templates/" + key + "/render", "{\"customerId\": \"0\"}")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void listsMessagesByCustomerScenarioAndStatus() {
        var customer = customer();
        var scenario = "s-" + UUID.randomUUID();
        for (var state : new String[] {"held", "sent", "dead"}) {
            message(customer, scenario, state);
        }

        var all = api.get("/api/v1/messages?customer=" + customer + "&limit=2").json();
        var rest = api.get("/api/v1/messages?customer=" + customer + "&limit=2&after="
                        + all.path("next").asString())
                .json();
        var held = api.get("/api/v1/messages?scenario=" + scenario + "&status=held")
                .json();

        assertThat(all.path("items").size()).isEqualTo(2);
        assertThat(rest.path("items").size()).isEqualTo(1);
        assertThat(rest.path("next").isNull()).isTrue();
        assertThat(held.at("/items/0/status").asString()).isEqualTo("held");
        assertThat(held.at("/items/0/reason").asString()).isEqualTo("not_live");
        assertThat(held.at("/items/0/customerId").asString()).isEqualTo(String.valueOf(customer));
        assertThat(api.get("/api/v1/messages?status=lost").status()).isEqualTo(422);
        assertThat(api.get("/api/v1/messages?state=held").status()).isEqualTo(422);
    }

    @Test
    void sendsAgainWhatStoppedOnItsWay() {
        var message = message(customer(), "s", "dead");
        var sent = message(customer(), "s", "sent");

        assertThat(api.post("/api/v1/messages/" + message + "/send", "").status())
                .isEqualTo(202);
        assertThat(api.get("/api/v1/messages/" + message).json().path("status").asString())
                .isEqualTo("queued");
        assertThat(api.post("/api/v1/messages/" + sent + "/send", "").status()).isEqualTo(409);
        jdbc.sql("delete from campaigns.message where id = :id")
                .param("id", message)
                .update();
    }

    @Test
    void switchesTheShopLive() {
        var before = settings.get("live.since", "");
        try {
            var on = api.put("/api/v1/settings/live", "{\"live\": true, \"allowList\": [\"Owner@Example.com\"]}");
            assertThat(on.json().path("live").asBoolean()).isTrue();
            assertThat(on.json().path("since").asString()).isNotEmpty();
            assertThat(on.json().at("/allowList/0").asString()).isEqualTo("owner@example.com");

            assertThat(api.put("/api/v1/settings/live", "{\"live\": false}")
                            .json()
                            .path("live")
                            .asBoolean())
                    .isFalse();
            assertThat(api.put("/api/v1/settings/live", "{}").status()).isEqualTo(422);
            assertThat(api.put("/api/v1/settings/live", "{\"live\": \"yes\"}").status())
                    .isEqualTo(422);
        } finally {
            settings.put("live.since", before);
            settings.put("live.allowList", "");
        }
    }

    private static String template(String key, String subject) {
        return """
                {"key": "%s", "name": "n", "class": "service", "subject": "%s", "html": "<p>{{ greeting }}</p>"}
                """.formatted(key, subject);
    }

    private long customer() {
        return jdbc.sql("""
                        insert into core.customer (first_name, created_at, updated_at) values ('<Анна>', now(), now())
                        returning id
                        """).query(Long.class).single();
    }

    private long message(long customer, String scenario, String state) {
        return jdbc.sql("""
                        insert into campaigns.message
                               (customer_id, channel, template, scenario, dedup_key, state, reason, enqueued_at, state_at)
                        values (:customer, 'email', 't', :scenario, :key, :state, 'not_live', now(), now()) returning id
                        """)
                .param("customer", customer)
                .param("scenario", scenario)
                .param("key", UUID.randomUUID().toString())
                .param("state", state)
                .query(Long.class)
                .single();
    }
}
