package org.encorecrm.api.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import encore.testing.Answer;
import encore.testing.Api;
import encore.testing.EncoreWebTest;
import java.util.EnumSet;
import org.encorecrm.security.ApiKeys;
import org.encorecrm.security.Scope;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@EncoreWebTest
class TaskApiTests {

    @Autowired
    Api api;

    @Autowired
    ApiKeys keys;

    @Autowired
    JdbcClient jdbc;

    long customer;

    @BeforeEach
    void aCustomer() {
        customer = jdbc.sql("insert into core.customer (created_at, updated_at) values (now(), now()) returning id")
                .query(Long.class)
                .single();
    }

    @Test
    void putsATaskOnTheDeskAndFinishesIt() {
        var created = create();
        var path = "/api/v1/tasks/" + created.json().get("id").asString();

        var done = change(path, created.header("ETag"), "{\"state\": \"done\", \"outcome\": \"reached\"}");

        assertThat(created.status()).isEqualTo(201);
        assertThat(done.status()).isEqualTo(200);
        assertThat(done.json().get("state").asString()).isEqualTo("done");
        assertThat(api.get("/api/v1/tasks?state=open&customer=" + customer)
                        .json()
                        .get("items"))
                .isEmpty();
        assertThat(api.get("/api/v1/tasks?state=done&customer=" + customer)
                        .json()
                        .get("items"))
                .hasSize(1);
    }

    @Test
    void putsARepeatedTaskOnTheDeskOnce() {
        var body = "{\"title\": \"Call\", \"customerId\": \"%d\"}".formatted(customer);

        var first = api.send("POST", "/api/v1/tasks", body, "application/json", "Idempotency-Key", "k" + customer);
        var again = api.send("POST", "/api/v1/tasks", body, "application/json", "Idempotency-Key", "k" + customer);
        var other = api.send(
                "POST",
                "/api/v1/tasks",
                body.replace("Call", "Write"),
                "application/json",
                "Idempotency-Key",
                "k" + customer);

        assertThat(first.status()).as(first.body()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(other.status()).isEqualTo(409);
    }

    @Test
    void refusesWhoHasNotSeenTheLatestVersion() {
        var created = create();
        var path = "/api/v1/tasks/" + created.json().get("id").asString();
        change(path, created.header("ETag"), "{\"state\": \"claimed\"}");

        assertThat(change(path, created.header("ETag"), "{\"state\": \"open\"}").status())
                .isEqualTo(412);
        assertThat(api.patch(path, "{\"state\": \"open\"}").status()).isEqualTo(428);
        assertThat(change(path, "*", "{\"state\": \"open\"}").status()).isEqualTo(200);
    }

    @Test
    void saysWhatIsWrong() {
        var wrong =
                api.post("/api/v1/tasks", "{\"customerId\": \"" + customer + "\", \"assignee\": \"nobody\", \"x\": 1}");
        var created = create();
        var path = "/api/v1/tasks/" + created.json().get("id").asString();

        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.body()).contains("/title", "/assignee", "/x");
        assertThat(change(path, "*", "{\"state\": \"done\"}").body()).contains("/outcome");
        assertThat(change(path, "*", "{\"state\": \"snoozed\"}").body()).contains("/nextCallAt");
        assertThat(api.get("/api/v1/tasks/none").status()).isEqualTo(404);
        assertThat(api.get("/api/v1/tasks?state=lost").status()).isEqualTo(422);
    }

    @Test
    void pagesThroughTheOpenOnes() {
        create();
        create();
        create();

        var first = api.get("/api/v1/tasks?limit=2&customer=" + customer).json();
        var second = api.get("/api/v1/tasks?limit=2&customer=" + customer + "&after="
                        + first.get("next").asString())
                .json();

        assertThat(first.get("items")).hasSize(2);
        assertThat(second.get("items")).hasSize(1);
        assertThat(second.get("next").isNull()).isTrue();
    }

    @Test
    void lettingReadIsNotLettingWrite() {
        var reader = api.as(keys.issue("task reader", EnumSet.of(Scope.READ)));

        assertThat(reader.get("/api/v1/tasks").status()).isEqualTo(200);
        assertThat(reader.post("/api/v1/tasks", "{}").status()).isEqualTo(403);
    }

    private Answer create() {
        return api.post("/api/v1/tasks", "{\"title\": \"Call back\", \"customerId\": \"" + customer + "\"}");
    }

    private Answer change(String path, String tag, String body) {
        return api.send("PATCH", path, body, "application/json", "If-Match", tag);
    }
}
