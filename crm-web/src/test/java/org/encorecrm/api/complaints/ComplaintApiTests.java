package org.encorecrm.api.complaints;

import static org.assertj.core.api.Assertions.assertThat;

import encore.testing.Answer;
import encore.testing.Api;
import encore.testing.EncoreWebTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@EncoreWebTest
class ComplaintApiTests {

    private static final String COMPLAINTS = "/api/v1/complaints";

    @Autowired
    Api api;

    private final String mark = UUID.randomUUID().toString();
    private String customer;

    @BeforeEach
    void somebodyWithAnOrder() {
        customer = api.put("/api/v1/orders/o-" + mark, """
                        {"currency": "RUB", "total": 10, "customer": {"externalId": "%s"},
                         "items": [{"sku": "S", "name": "Robot", "quantity": 1, "price": 10}]}
                        """.formatted(mark))
                .json()
                .get("customerId")
                .asString();
    }

    @Test
    void goesFromOpenToResolvedWithAnAnswer() {
        var made = api.post(COMPLAINTS, """
                {"customerId": "%s", "text": "It does not move", "orderExternalId": "o-%s", "owner": "admin"}
                """.formatted(customer, mark));
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        assertThat(made.json().get("state").asString()).isEqualTo("open");
        assertThat(made.json().get("orderNumber").asString()).isEqualTo("o-" + mark);
        assertThat(Instant.parse(made.json().get("dueAt").asString()))
                .isAfter(Instant.now().plus(Duration.ofDays(2)));
        var path = COMPLAINTS + "/" + made.json().get("id").asString();

        assertThat(api.patch(path, "{\"state\": \"in_progress\"}").status()).isEqualTo(428);
        assertThat(change(path, "\"0\"", "{\"state\": \"resolved\"}").status())
                .as("needs an answer")
                .isEqualTo(422);
        var changed = change(path, "\"0\"", "{\"state\": \"in_progress\", \"owner\": null}");
        assertThat(changed.header("ETag")).isEqualTo("\"1\"");
        assertThat(changed.json().get("owner").isNull()).isTrue();
        assertThat(change(path, "\"0\"", "{\"state\": \"resolved\", \"answer\": \"Sorry\"}")
                        .status())
                .isEqualTo(412);
        var resolved = change(path, "\"1\"", "{\"state\": \"resolved\", \"answer\": \"Another is on its way\"}");
        assertThat(resolved.json().get("resolvedAt").isNull()).isFalse();
        assertThat(ids("?customer=" + customer)).isEmpty();
        assertThat(ids("?state=resolved&customer=" + customer)).hasSize(1);
        assertThat(api.get("/api/v1/customers/" + customer + "/timeline?kinds=complaint")
                        .body())
                .contains("Another is on its way");
    }

    @Test
    void refusesWhatItDoesNotUnderstand() {
        assertThat(api.post(COMPLAINTS, "{\"customerId\": \"1\", \"txt\": \"x\"}")
                        .status())
                .isEqualTo(422);
        assertThat(api.post(COMPLAINTS, "{\"customerId\": \"99999999999\", \"text\": \"x\"}")
                        .status())
                .isEqualTo(422);
        assertThat(api.post(COMPLAINTS, """
                        {"customerId": "%s", "text": "x", "orderExternalId": "somebody else's"}
                        """.formatted(customer)).status()).isEqualTo(422);
        assertThat(api.get(COMPLAINTS + "?state=gone").status()).isEqualTo(422);
        assertThat(api.get(COMPLAINTS + "?stat=open").status()).isEqualTo(422);
        assertThat(api.get(COMPLAINTS + "/999999999").status()).isEqualTo(404);
    }

    @Test
    void writesDownWhatANamedCustomerSaysOnTheSite() {
        event("{'externalId': '" + mark + "'}", "{'text': 'Too late', 'order': 'o-" + mark + "'}", "now");
        assertThat(ids("?customer=" + customer)).hasSize(1);

        event("{'externalId': '" + mark + "'}", "{'text': 'Long ago'}", "2020-01-01T10:00:00Z");

        assertThat(ids("?customer=" + customer)).as("history starts nothing").hasSize(1);
        assertThat(api.get(COMPLAINTS + "?customer=" + customer).body())
                .contains("Too late", "\"orderNumber\":\"o-" + mark, "\"origin\":\"event\"");
    }

    private void event(String who, String properties, String at) {
        var answer = api.post("/api/v1/events", """
                {'id': '%s', 'type': 'complaint_left', 'at': '%s', 'customer': %s, 'properties': %s}
                """.formatted(
                        UUID.randomUUID(), at.equals("now") ? Instant.now().toString() : at, who, properties)
                .replace('\'', '"'));
        assertThat(answer.status()).as(answer.body()).isLessThan(300);
    }

    private List<String> ids(String query) {
        return api.get(COMPLAINTS + query).json().get("items").values().stream()
                .map(item -> item.get("id").asString())
                .toList();
    }

    private Answer change(String path, String version, String body) {
        return api.send("PATCH", path, body, "application/json", "If-Match", version);
    }
}
