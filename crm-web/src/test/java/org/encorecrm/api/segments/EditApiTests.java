package org.encorecrm.api.segments;

import static org.assertj.core.api.Assertions.assertThat;

import encore.testing.Api;
import encore.testing.EncoreWebTestWithWorkers;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@EncoreWebTestWithWorkers
class EditApiTests {

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @Autowired
    Api api;

    private final String key = "s-" + UUID.randomUUID().toString().substring(0, 8);
    private final String here = "Город " + UUID.randomUUID();
    private final String there = "Город " + UUID.randomUUID();

    @BeforeEach
    void begin() {
        customer(here);
        for (var i = 0; i < 3; i++) {
            customer(there);
        }
        api.post("/api/v1/segments", segment(here));
        await(() -> api.get("/api/v1/segments/" + key)
                .json()
                .get("state")
                .stringValue()
                .equals("ready"));
        api.post("/api/v1/scenarios", """
                {"key": "%s", "name": "Call", "trigger": {"on": "segment_entered", "segment": "%s"}, "reentry": "P30D",
                 "steps": [{"task": "Call", "assign": "least_loaded", "due": "P1D"}]}""".formatted(key, key));
        assertThat(api.post("/api/v1/scenarios/" + key + "/activate", "{}").status())
                .isLessThan(300);
    }

    @Test
    void startsWhatTheDifferenceSaidOrNothing() {
        var diff = api.post("/api/v1/segments/" + key + "/diff", "{\"criteria\": " + criteria(there) + "}");

        assertThat(diff.json().get("enter").intValue()).isEqualTo(3);
        assertThat(diff.json().get("leave").intValue()).isEqualTo(1);
        assertThat(diff.json().at("/effects/0/runs").intValue()).isEqualTo(3);
        change("", there);
        assertThat(runs()).as("silently").isZero();
        change("?actions=none", here);
        change("?actions=act", there);
        await(() -> runs() == 3);

        var again = api.post("/api/v1/segments/" + key + "/diff", "{\"criteria\": " + criteria(here) + "}");
        assertThat(again.json().at("/effects/0/runs").intValue()).isEqualTo(1);
        change("?actions=none", here);
        var back = api.post("/api/v1/segments/" + key + "/diff", "{\"criteria\": " + criteria(there) + "}");
        assertThat(back.json().at("/effects/0/moves").intValue()).isEqualTo(3);
        assertThat(back.json().at("/effects/0/runs").intValue())
                .as("before re-entry")
                .isZero();
        change("?actions=act", there);
        assertThat(runs()).isEqualTo(3);
        assertThat(api.put("/api/v1/segments/" + key + "?actions=loudly", segment(here))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void showsReleasesAndDiscardsWhatIsHeld() {
        assertThat(api.put("/api/v1/segments/" + key + "/brake", "{\"entries\": 1}")
                        .json()
                        .get("entries")
                        .intValue())
                .isEqualTo(1);
        change("?actions=act", there);

        var held = api.get("/api/v1/segments/" + key + "/held").json();
        assertThat(held.get("items").values()).hasSize(4);
        assertThat(runs()).isZero();
        var first = held.at("/items/1/customerId").stringValue();
        var some = "{\"customers\": [\"%s\"]}".formatted(first);
        assertThat(api.post("/api/v1/segments/" + key + "/held/release", some)
                        .json()
                        .get("acting")
                        .intValue())
                .isEqualTo(1);
        await(() -> runs() == 1);
        assertThat(api.post("/api/v1/segments/" + key + "/held/discard", "")
                        .json()
                        .get("dropped")
                        .intValue())
                .isEqualTo(3);
        assertThat(api.get("/api/v1/segments/" + key).json().get("state").stringValue())
                .isEqualTo("ready");
    }

    private void change(String query, String city) {
        var answer = api.put("/api/v1/segments/" + key + query, segment(city));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        await(() -> !api.get("/api/v1/segments/" + key)
                .json()
                .get("state")
                .stringValue()
                .equals("filling"));
    }

    private int runs() {
        return api.get("/api/v1/scenarios/" + key + "/runs").json().get("items").size();
    }

    private String segment(String city) {
        return "{\"key\": \"%s\", \"name\": \"City\", \"criteria\": %s}".formatted(key, criteria(city));
    }

    private static String criteria(String city) {
        return "{\"field\": \"customer.address.city\", \"op\": \"eq\", \"value\": \"%s\"}".formatted(city);
    }

    private void customer(String city) {
        api.post(
                "/api/v1/customers",
                "{\"externalId\": \"%s\", \"address\": {\"city\": \"%s\"}}".formatted(UUID.randomUUID(), city));
    }

    private static void await(BooleanSupplier so) {
        var patience = Instant.now().plus(PATIENCE);
        while (!so.getAsBoolean()) {
            assertThat(Instant.now()).isBefore(patience);
            try {
                Thread.sleep(100);
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
        }
    }
}
