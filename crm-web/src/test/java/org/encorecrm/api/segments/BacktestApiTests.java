package org.encorecrm.api.segments;

import static org.assertj.core.api.Assertions.assertThat;

import encore.testing.Answer;
import encore.testing.Api;
import encore.testing.EncoreWebTestWithWorkers;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@EncoreWebTestWithWorkers
class BacktestApiTests {

    @Autowired
    Api api;

    private final String category = "Группа " + UUID.randomUUID();
    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);

    @Test
    void answersTheDaysOfAShortOne() {
        buy(today.minusDays(6));

        var answer = start("\"criteria\": " + criteria(), today.minusDays(8), today.minusDays(2));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().values()).hasSize(7);
        assertThat(answer.json().values())
                .extracting(day -> day.get("members").intValue())
                .containsExactly(0, 0, 1, 1, 1, 0, 0);
        assertThat(answer.json().at("/2/date").stringValue())
                .isEqualTo(today.minusDays(6).toString());
        assertThat(answer.json().at("/2/entered").intValue()).isEqualTo(1);
        assertThat(answer.json().at("/5/left").intValue()).isEqualTo(1);
        var kept = api.get(answer.header("Location")).json();
        assertThat(kept.get("state").stringValue()).isEqualTo("done");
        assertThat(kept.at("/result/2/members").intValue()).isEqualTo(1);
        assertThat(kept.at("/asKnownNow/0").stringValue()).isEqualTo("customer.address.city");
    }

    @Test
    void countsTheRunsOfAScenario() {
        buy(today.minusDays(6));
        var key = "k" + UUID.randomUUID().toString().substring(0, 8);
        api.post(
                "/api/v1/segments",
                "{\"key\": \"%s\", \"name\": \"Bought\", \"criteria\": %s}".formatted(key, criteria()));
        var made = api.post("/api/v1/scenarios", """
                {"key": "%s", "name": "Call", "trigger": {"on": "segment_left", "segment": "%s"},
                 "steps": [{"task": "Call", "assign": "least_loaded", "due": "P1D"}]}""".formatted(key, key));
        assertThat(made.status()).as(made.body()).isEqualTo(201);

        var answer = start("\"scenario\": \"%s\"".formatted(key), today.minusDays(8), today.minusDays(2));

        assertThat(answer.json().values())
                .extracting(day -> day.get("runs").intValue())
                .containsExactly(0, 0, 0, 0, 0, 1, 0);
    }

    @Test
    void refusesWhatNobodyCanKnow() {
        assertThat(pointer(start(
                        "\"criteria\": {\"all\": [{\"field\": \"consent.email\", \"op\": \"eq\", \"value\": true}]}",
                        today.minusDays(3),
                        today)))
                .isEqualTo("/criteria/all/0/field");
        assertThat(pointer(start("\"criteria\": " + criteria(), today.minusDays(3), today.plusDays(3))))
                .isEqualTo("/to");
        assertThat(pointer(start("\"segment\": \"nowhere\"", today.minusDays(3), today)))
                .isEqualTo("/segment");
        assertThat(api.get("/api/v1/segments/backtests/999999999").status()).isEqualTo(404);
    }

    private static String pointer(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(422);
        return answer.json().at("/errors/0/pointer").stringValue();
    }

    private Answer start(String what, LocalDate from, LocalDate to) {
        return api.post(
                "/api/v1/segments/backtest",
                "{%s, \"from\": \"%s\", \"to\": \"%s\", \"step\": \"P1D\"}".formatted(what, from, to));
    }

    /** Within three days a purchase in this test's own category. */
    private String criteria() {
        return """
                {"all": [{"purchase": [{"field": "item.category", "op": "eq", "value": "%s"}], "within": "P3D"},
                         {"field": "customer.address.city", "op": "isNotSet"}]}""".formatted(category);
    }

    private void buy(LocalDate day) {
        var answer = api.put("/api/v1/orders/o-" + UUID.randomUUID(), """
                {"placedAt": "%sT12:00:00Z", "total": 10, "currency": "RUB", "customer": {"externalId": "%s"},
                 "items": [{"sku": "A", "name": "A", "category": "%s", "quantity": 1, "price": 10}]}""".formatted(day, UUID.randomUUID(), category));
        assertThat(answer.status()).as(answer.body()).isLessThan(300);
    }
}
