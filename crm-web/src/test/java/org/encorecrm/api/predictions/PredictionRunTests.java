package org.encorecrm.api.predictions;

import static org.assertj.core.api.Assertions.assertThat;

import encore.testing.Api;
import encore.testing.EncoreWebTest;
import encore.testing.Office;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.encorecrm.pipeline.Drain;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** From orders told over REST to a run, a prediction, a segment, the card and the report. */
@EncoreWebTest
class PredictionRunTests {

    @Autowired
    Api api;

    @Autowired
    Office office;

    @Autowired
    Drain drain;

    private final String mark = UUID.randomUUID().toString().substring(0, 8);

    @Test
    void predictsEverybodyAndShowsIt() {
        post(250);
        drain.toNow();

        var started = api.post("/api/v1/predictions/runs", "");
        assertThat(started.status()).isEqualTo(202);
        office.enterAsAdministrator();
        assertThat(office.get("/reports/prediction").body()).contains("/reports/prediction/now");
        drain.prediction();
        var run = api.get("/api/v1/predictions/runs/" + started.json().get("id").asString())
                .json();
        assertThat(run.get("state").asString()).isEqualTo("done");
        assertThat(run.get("fit").asString()).isEqualTo("fitted");

        var id = customer(3);
        var said = api.get("/api/v1/predictions/customers/" + id).json();
        assertThat(said.get("basis").asString()).isEqualTo("model");
        assertThat(said.get("clv").asDouble()).isPositive();
        assertThat(said.get("categories").get(0).get("category").asString()).isEqualTo("Food " + mark + "/Coffee");
        var found = api.post("/api/v1/segments/preview", """
                {"criteria": {"all": [{"field": "prediction.alive", "op": "gt", "value": 0},
                                      {"field": "prediction.nextOrderAt.Food %s/Coffee", "op": "isSet"}]}}""".formatted(mark));
        assertThat(found.status()).as(found.body()).isEqualTo(200);
        assertThat(found.json().get("count").asInt()).isEqualTo(250);

        assertThat(office.get("/customers/" + id + "?tab=figures").body())
                .contains("Food " + mark + "/Coffee", "outlook-title");
        assertThat(office.get("/reports/prediction").body())
                .contains("data-chart", "Food " + mark + "/Coffee", "words-title")
                .doesNotContain("data-hx-get=\"/reports/prediction/now\"");
        assertThat(office.get("/segments/new").body()).contains("prediction.nextOrderAt.Food " + mark + "/Coffee");
        assertThat(api.get("/api/v1/criteria").body()).contains("\"prediction.alive\"", "prediction.nextOrderAt.<key>");
    }

    @Test
    void stopsARunAndKnowsWhoMayAsk() {
        var started = api.post("/api/v1/predictions/runs", "").json().get("id").asString();

        var stopped = api.post("/api/v1/predictions/runs/" + started + "/cancel", "");

        assertThat(stopped.json().get("state").asString()).isEqualTo("cancelled");
        assertThat(api.as("").post("/api/v1/predictions/runs", "").status()).isEqualTo(401);
        assertThat(api.get("/api/v1/predictions/runs/0").status()).isEqualTo(404);
    }

    private String customer(int i) {
        return api.get("/api/v1/orders/%s-%d-1?source=shop".formatted(mark, i))
                .json()
                .get("customerId")
                .asString();
    }

    /** Coffee every thirty days or so by most, and now and then somebody who came once or twice. */
    private void post(int customers) {
        var now = Instant.now();
        var orders = IntStream.range(0, customers)
                .boxed()
                .flatMap(i -> IntStream.rangeClosed(1, 1 + i % 6).mapToObj(k -> """
                {"externalId": "%1$s-%2$d-%3$d", "placedAt": "%4$s", "currency": "RUB", "total": %5$d,
                 "customer": {"externalId": "%1$s-%2$d"},
                 "items": [{"sku": "C", "name": "Coffee", "category": "Food %1$s/Coffee", "quantity": 1, "price": %5$d}]}
                """.formatted(
                                mark, i, k, at(now, i, k), 300 + (i * 37 + k * 11) % 700)
                        .replace("\n", " ")));
        var answer = api.send(
                "POST",
                "/api/v1/orders/batch?actions=none",
                orders.collect(Collectors.joining("\n")),
                "application/x-ndjson");

        assertThat(answer.json().get("rejected").asInt()).as(answer.body()).isZero();
    }

    private static Instant at(Instant now, int i, int k) {
        return now.minus(30L * k + (i * 7L) % 200 + (i + k) % 5, ChronoUnit.DAYS)
                .truncatedTo(ChronoUnit.SECONDS);
    }
}
