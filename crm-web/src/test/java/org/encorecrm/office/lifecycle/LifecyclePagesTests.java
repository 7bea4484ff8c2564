package org.encorecrm.office.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import encore.testing.Api;
import encore.testing.EncoreWebTest;
import encore.testing.Office;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@EncoreWebTest
class LifecyclePagesTests {

    @Autowired
    Api api;

    @Autowired
    Office office;

    @Autowired
    JdbcClient jdbc;

    private final String key = "s" + UUID.randomUUID().toString().substring(0, 8);

    @BeforeEach
    void enter() {
        office.enterAsAdministrator();
    }

    @Test
    void showsTheStagesTheirLimitsAndTheFlowOfAnyPeriod() {
        var page =
                office.get("/reports/lifecycle?from=2001-01-01&to=2001-02-01").body();

        assertThat(page).contains("stage-close_to_loss", "/customers?stage=mature", "start=lifecycle.lost");
        assertThat(office.get("/reports/lifecycle?from=2001-02-30&to=x").body()).contains("role=\"alert\"");
        assertThat(office.get("/reports").body()).contains("/reports/lifecycle", "/reports/transitions");
    }

    /** What takes long: as if this question had been asked before, and somebody were at it. */
    @Test
    void asksAgainUntilItIsCountedAndSaysOfWhenTheLastAnswerIs() {
        var question = "{\"segments\":[],\"from\":\"2002-01-01\",\"to\":\"2002-02-01\"}";
        jdbc.sql("""
                        insert into core.tally (code, asked, question, wanted_at)
                        values ('stage-flow', md5(:question), :question, clock_timestamp())
                        """).param("question", question).update();
        var path = "/reports/lifecycle?from=2002-01-01&to=2002-02-01";

        assertThat(office.get(path).body())
                .contains(
                        "data-hx-get=\"/reports/lifecycle?from=2002-01-01&amp;to=2002-02-01",
                        "data-hx-select=\"#counted\"")
                .doesNotContain("class=\"sankey");

        jdbc.sql("""
                        update core.tally set wanted_at = null, as_of = now(), took_ms = 3600000,
                               answer = '{"from": "2001-12-31T21:00:00Z", "to": "2002-02-01T21:00:00Z", "recorded": true,
                                          "passages": [{"from": "MATURE", "to": "LOST", "customers": 4321}]}'
                         where code = 'stage-flow' and asked = md5(:question)
                        """).param("question", question).update();

        assertThat(office.get(path).body()).containsPattern("4\\D?321").doesNotContain("data-hx-select=\"#counted\"");
    }

    @Test
    void opensTheConstructorWithTheStageAndTheListOfItsCustomers() {
        assertThat(office.get("/segments/new?start=lifecycle.close_to_loss").body())
                .contains("lifecycle.stage", "close_to_loss");
        assertThat(office.get("/customers?stage=mature").status()).isEqualTo(200);
    }

    @Test
    void showsWhatOtherLimitsWouldMakeAndRefusesThoseThatCannotBe() {
        String[] limits = {
            "cautiousVisits",
            "2",
            "cautiousDays",
            "60",
            "matureOrders",
            "3",
            "matureDays",
            "20,5",
            "closeDays",
            "40",
            "lostDays",
            "30"
        };
        var wrong = office.post("/reports/lifecycle/limits", limits);
        limits[11] = "80";
        var preview = office.post("/reports/lifecycle/limits/preview", limits);

        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.body()).contains("id=\"lostDays-error\"", "value=\"20,5\"");
        assertThat(preview.body()).contains("id=\"outcome\"", "stage-cautious").doesNotContain("<nav");
        assertThat(office.get("/reports/lifecycle/limits").body()).contains("value=\"90\"");
    }

    @Test
    void showsTransitionsAndTheHistoryOfASegment() {
        var id = api.post("/api/v1/customers", "{\"externalId\": \"%s\", \"firstName\": \"Вера%1$s\"}".formatted(key))
                .json()
                .get("id")
                .stringValue();
        api.post("/api/v1/segments", "{\"key\": \"%s\", \"name\": \"Имя%1$s\", \"kind\": \"static\"}".formatted(key));
        api.post("/api/v1/segments/%s/members".formatted(key), "{\"customers\": [\"%s\"]}".formatted(id));
        var today = LocalDate.now(ZoneId.of("Europe/Moscow"));

        var matrix = office.get("/reports/transitions?segment=" + key);
        var answer = api.get("/api/v1/segments/transitions?segments=%s&from=2001-01-01T00:00:00Z".formatted(key));

        assertThat(matrix.body()).contains("Имя" + key, "class=\"table transitions-map\"");
        assertThat(answer.json().at("/segments/0/atTo").intValue()).isEqualTo(1);
        assertThat(answer.json().at("/cells/0/to").stringValue()).isEqualTo(key);
        assertThat(office.get("/segments/%s/history?on=%s".formatted(key, today))
                        .body())
                .contains("Вера" + key, "data-chart=\"line\"");
        assertThat(office.get("/segments/%s/history?on=2099-01-01".formatted(key))
                        .body())
                .contains("role=\"alert\"");
        assertThat(api.get("/api/v1/segments/transitions?segments=%s".formatted(key))
                        .status())
                .isEqualTo(422);
        api.delete("/api/v1/segments/" + key);
    }
}
