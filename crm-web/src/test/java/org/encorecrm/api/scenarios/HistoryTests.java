package org.encorecrm.api.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import encore.testing.Api;
import encore.testing.EncoreWebTestWithWorkers;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.encorecrm.support.BusinessClock;
import org.encorecrm.template.TemplateClass;
import org.encorecrm.template.TemplateDraft;
import org.encorecrm.template.Templates;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The whole road, from orders over REST to the letter and the task: history goes it quietly, news does not. */
@EncoreWebTestWithWorkers
class HistoryTests {

    private static final int CUSTOMERS = 60;

    @Autowired
    Api api;

    @Autowired
    Templates templates;

    @Autowired
    BusinessClock clock;

    @Autowired
    JdbcClient jdbc;

    final String key = "k" + UUID.randomUUID().toString().substring(0, 8);

    @BeforeEach
    void aScenarioSwitchedOn() throws InterruptedException {
        templates.save(new TemplateDraft(
                "thanks", "Thanks", TemplateClass.ADVERTISING, "Thank you", null, "<p>Thank you</p>", null, null));
        accepted(api.post("/api/v1/segments", """
                {"key": "%s", "name": "Bought thrice", "kind": "dynamic",
                 "criteria": {"all": [{"field": "orders.count", "op": "gte", "value": 3},
                                      {"purchase": [{"field": "item.sku", "op": "eq", "value": "%s"}]}]}}
                """.formatted(key, key)).status());
        settle();
        accepted(api.post("/api/v1/scenarios", """
                {"key": "%1$s", "name": "Thank them", "trigger": {"on": "segment_entered", "segment": "%1$s"},
                 "steps": [{"send": "email", "template": "thanks"}, {"task": "Call"}]}
                """.formatted(key)).status());
        accepted(api.post("/api/v1/scenarios/" + key + "/activate", "{}").status());
    }

    @Test
    void startsNothingFromThreeYearsOfOrders() throws InterruptedException {
        var lines = IntStream.range(0, CUSTOMERS * 6)
                .mapToObj(i -> order(i % CUSTOMERS, i, clock.now().minus(Duration.ofDays(1095L - i * 3))))
                .toList();

        accepted(api.send("POST", "/api/v1/orders/batch", String.join("\n", lines), "application/x-ndjson")
                .status());
        settle();

        assertThat(membersOf()).isEqualTo(CUSTOMERS);
        assertThat(rows(
                        "select count(*) from campaigns.scenario_run r join campaigns.scenario s on s.id = r.scenario_id"
                                + " where s.key = :key"))
                .isZero();
        assertThat(rows("select count(*) from campaigns.message where scenario = :key"))
                .isZero();
        assertThat(rows("select count(*) from campaigns.task where scenario = :key"))
                .isZero();
    }

    @Test
    void startsOnceFromTheOrderThatMakesTheDifference() throws InterruptedException {
        for (var i : List.of(1, 2)) {
            accepted(api.post("/api/v1/orders", order(0, i, clock.now().minus(Duration.ofDays(30L * i))))
                    .status());
        }
        settle();

        var news = order(0, 3, clock.now());
        accepted(api.post("/api/v1/orders", news).status());
        accepted(api.post("/api/v1/orders", news).status());
        settle();

        assertThat(rows("select count(*) from campaigns.message where scenario = :key"))
                .isEqualTo(1);
        assertThat(rows("select count(*) from campaigns.task where scenario = :key"))
                .isEqualTo(1);
    }

    private String order(int customer, int number, Instant placedAt) {
        return """
                {"externalId": "%1$s-%2$d", "placedAt": "%3$s", "currency": "RUB", "total": 100,\
                 "customer": {"externalId": "%1$s-c%4$d"},\
                 "items": [{"sku": "%1$s", "name": "Robot", "quantity": 1, "price": 100}]}""".formatted(key, number, placedAt, customer);
    }

    /** Until every queue on the road is empty. */
    private void settle() throws InterruptedException {
        var patience = Instant.now().plusSeconds(90);
        while (isBusy()) {
            assertThat(Instant.now()).as("the queues do not come to rest").isBefore(patience);
            Thread.sleep(100);
        }
    }

    private boolean isBusy() {
        return jdbc.sql("""
                        select exists (select from core.change where dead_reason is null)
                            or exists (select from segmentation.segment where state = 'filling')
                            or exists (select from campaigns.scenario_run where state = 'active' and due_at <= :now)
                        """)
                .param("now", Timestamp.from(clock.now()))
                .query(Boolean.class)
                .single();
    }

    private int membersOf() {
        return rows("""
                select count(*) from segmentation.member m join segmentation.segment g on g.id = m.segment_id
                 where g.key = :key and m.left_at is null
                """);
    }

    private int rows(String sql) {
        return jdbc.sql(sql).param("key", key).query(Integer.class).single();
    }

    private static void accepted(int status) {
        assertThat(status).isBetween(200, 299);
    }
}
