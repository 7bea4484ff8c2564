package org.encorecrm.api.assortment;

import static org.assertj.core.api.Assertions.assertThat;

import encore.testing.Api;
import encore.testing.EncoreWebTest;
import encore.testing.Office;
import encore.testing.Purchases;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.encorecrm.assortment.SurveyWorker;
import org.encorecrm.support.BusinessClock;
import org.encorecrm.support.Settings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@EncoreWebTest
class AssortmentStepApiTests {

    @Autowired
    Api api;

    @Autowired
    Office office;

    @Autowired
    SurveyWorker worker;

    @Autowired
    Settings settings;

    @Autowired
    BusinessClock clock;

    @Autowired
    JdbcClient jdbc;

    private final String group = "Игрушки " + UUID.randomUUID() + "/Роботы & Ко";

    @BeforeEach
    void surveyASmallShop() {
        settings.put("assortment.minimumIntervals", "2");
        settings.put("assortment.goneAfter", "100");
        buys(160);
        buys(120);
        buys(150, 99);
        buys(200, 130, 1);
        var survey = api.post("/api/v1/assortment-steps/surveys", "");
        assertThat(survey.status()).isEqualTo(202);
        worker.toEnd();
        assertThat(api.get("/api/v1/assortment-steps/surveys/"
                                + survey.json().get("id").stringValue())
                        .json()
                        .get("state")
                        .stringValue())
                .isEqualTo("done");
    }

    @Test
    void answersFiguresAndAdvice() {
        var advice = api.get("/api/v1/assortment-steps/advice?days=45&category=" + encoded());

        assertThat(advice.status()).isEqualTo(200);
        assertThat(advice.json().get("gone").toString()).isEqualTo("{\"all\":2,\"caught\":1,\"percent\":50}");
        assertThat(advice.json().get("returned").toString()).isEqualTo("{\"all\":2,\"caught\":1,\"percent\":50}");
        assertThat(advice.json().get("en").get("sentence").stringValue())
                .isEqualTo("45 days of silence catch 50% of those who never came back,"
                        + " and 50% of those who return anyway.");
        var intervals = api.get("/api/v1/assortment-steps/intervals?category=" + encoded());
        assertThat(intervals.body())
                .isEqualTo(
                        "[{\"days\":51,\"intervals\":1},{\"days\":70,\"intervals\":1},{\"days\":129,\"intervals\":1}]");
        assertThat(api.get("/api/v1/assortment-steps?limit=1")
                        .json()
                        .get("next")
                        .isNull())
                .isFalse();
    }

    @Test
    void setsAStepByHandAndTakesItBack() {
        var set = api.put("/api/v1/assortment-steps?category=" + encoded(), "{\"days\": 21}");
        assertThat(set.status()).isEqualTo(200);
        assertThat(set.json().get("step").intValue()).isEqualTo(21);

        var back = api.put("/api/v1/assortment-steps?category=" + encoded(), "{\"days\": null}");
        assertThat(back.json().get("step").intValue()).isEqualTo(70);
    }

    @Test
    void setsTheStepOfACategoryThatHasNotBeenCountedYet() {
        var fresh = group + "/Новинки";
        Purchases.add(jdbc, clock, fresh, 1);
        var path = "/api/v1/assortment-steps?category=" + URLEncoder.encode(fresh, StandardCharsets.UTF_8);

        var set = api.put(path, "{\"days\": 21}");

        assertThat(set.status()).isEqualTo(200);
        assertThat(set.json().get("step").intValue()).isEqualTo(21);
        assertThat(set.json().hasNonNull("customers")).isFalse();
        assertThat(api.put(path, "{\"days\": null}").json().get("step").intValue())
                .as("the step of the group above")
                .isEqualTo(70);
        office.enterAsAdministrator();
        assertThat(office.get("/reports/assortment/group?category=" + URLEncoder.encode(fresh, StandardCharsets.UTF_8))
                        .status())
                .isEqualTo(200);
        assertThat(office.post("/reports/assortment/step", "category", fresh, "days", "")
                        .status())
                .isEqualTo(200);
        api.post("/api/v1/assortment-steps/surveys", "");
        worker.toEnd();
        assertThat(api.put(path, "{\"days\": null}").json().get("customers").intValue())
                .isEqualTo(1);
    }

    @Test
    void refusesWhatItCannotDo() {
        assertThat(api.put("/api/v1/assortment-steps?category=" + encoded(), "{}")
                        .status())
                .isEqualTo(422);
        assertThat(api.put("/api/v1/assortment-steps?category=" + encoded(), "{\"days\": 0}")
                        .status())
                .isEqualTo(422);
        for (var days : List.of("0", "-5", "\"x\"", "1.5")) {
            assertThat(api.put("/api/v1/assortment-steps", "{\"days\": " + days + "}")
                            .json()
                            .get("errors")
                            .size())
                    .as(days)
                    .isEqualTo(1);
        }
        assertThat(api.put("/api/v1/assortment-steps?category=nothing", "{\"days\": 3}")
                        .status())
                .isEqualTo(404);
        assertThat(api.get("/api/v1/assortment-steps/advice?days=-1").status()).isEqualTo(422);
        assertThat(api.get("/api/v1/assortment-steps/advice").status()).isEqualTo(422);
        assertThat(api.get("/api/v1/assortment-steps?colour=red").status()).isEqualTo(422);
        assertThat(api.get("/api/v1/assortment-steps/surveys/99999999").status())
                .isEqualTo(404);
    }

    @Test
    void pagesShowTheSameAndSetTheStep() {
        office.enterAsAdministrator();

        assertThat(office.get("/reports/assortment?q="
                                + URLEncoder.encode(group.substring(0, 20), StandardCharsets.UTF_8))
                        .body())
                .contains("Роботы &amp; Ко");
        assertThat(office.get("/reports/assortment/group?days=45&category=" + encoded())
                        .body())
                .contains("bar-caught", "50");
        assertThat(office.post("/reports/assortment/step", "category", group, "days", "9999")
                        .body())
                .contains("aria-invalid=\"true\"");
        assertThat(office.post("/reports/assortment/step", "category", group, "days", "12")
                        .body())
                .contains("12");
        assertThat(office.post("/reports/assortment/step", "category", group, "days", "")
                        .status())
                .isEqualTo(200);
    }

    private String encoded() {
        return URLEncoder.encode(group, StandardCharsets.UTF_8);
    }

    private void buys(int... daysAgo) {
        Purchases.add(jdbc, clock, group, daysAgo);
    }

    @AfterEach
    void takeThemAway() {
        jdbc.sql("delete from core.orders where starts_with(source, :group)")
                .param("group", group)
                .update();
        settings.put("assortment.minimumIntervals", "30");
        settings.put("assortment.goneAfter", "");
    }
}
