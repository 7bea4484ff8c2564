package org.encorecrm.api.binary;

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
import org.encorecrm.pipeline.Drain;
import org.encorecrm.support.BusinessClock;
import org.encorecrm.support.Settings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Anna bought 3 and 25 days ago, Boris 12 and 29, Clara 15 and 31; periods of 10 days, three of them. */
@EncoreWebTest
class BinaryApiTests {

    @Autowired
    Api api;

    @Autowired
    Office office;

    @Autowired
    SurveyWorker worker;

    @Autowired
    Drain drain;

    @Autowired
    Settings settings;

    @Autowired
    BusinessClock clock;

    @Autowired
    JdbcClient jdbc;

    private final String group = "Игрушки " + UUID.randomUUID() + "/Роботы & Ко";

    @BeforeEach
    void surveyASmallShop() {
        settings.put("binary.minimumCustomers", "2");
        settings.put("binary.anchors", "2");
        buys(3, 25);
        buys(12, 29);
        buys(15, 31);
        api.post("/api/v1/assortment-steps/surveys", "");
        worker.toEnd();
        api.put("/api/v1/assortment-steps?category=" + encoded(group), "{\"days\": 10}");
        assertThat(api.put("/api/v1/binary/settings", "{\"periods\": 3}").body())
                .isEqualTo("{\"periods\":3,\"weighting\":\"doubling\"}");
        api.post("/api/v1/assortment-steps/surveys", "");
        worker.toEnd();
    }

    @Test
    void answersWordsWithTheirShares() {
        var answer = api.get("/api/v1/binary?category=" + encoded(group));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().get("periodDays").intValue()).isEqualTo(10);
        assertThat(answer.json().get("items").get(2).toString())
                .isEqualTo("{\"word\":\"100\",\"weight\":4,\"customers\":0,\"observed\":2,\"boughtNext\":1,"
                        + "\"nextPurchaseShare\":50,\"weightObserved\":2,\"weightShare\":50}");
    }

    @Test
    void knowsACategoryThatHasBeenBoughtSinceTheLastCount() {
        var fresh = group + "/Новинки";
        Purchases.add(jdbc, clock, fresh, 1);

        var answer = api.get("/api/v1/binary?category=" + encoded(fresh));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().get("periodDays").intValue())
                .as("the step of the group above")
                .isEqualTo(10);
        assertThat(answer.json().hasNonNull("surveyedAt")).isFalse();
        assertThat(answer.json().get("items")).isEmpty();
        office.enterAsAdministrator();
        assertThat(office.get("/reports/binary?category=" + encoded(fresh)).status())
                .isEqualTo(200);
    }

    @Test
    void segmentsAskForWordWeightAndShare() {
        assertThat(count("binary.word", "startsWith", "\"1\"")).isEqualTo(1);
        assertThat(count("binary.weight", "lte", "3")).isEqualTo(2);
        assertThat(count("binary.nextPurchaseShare", "gte", "90")).isEqualTo(1);
        assertThat(api.get("/api/v1/criteria").body()).contains("binary.weight", "binary.word.<key>");
    }

    @Test
    void refusesWhatItCannotDo() {
        assertThat(api.get("/api/v1/binary?category=nothing").status()).isEqualTo(404);
        assertThat(api.put("/api/v1/binary/settings", "{\"periods\": 17}").status())
                .isEqualTo(422);
        assertThat(api.put("/api/v1/binary/settings", "{\"weighting\": \"heavy\"}")
                        .status())
                .isEqualTo(422);
        assertThat(api.get("/api/v1/binary?colour=red").status()).isEqualTo(422);
    }

    @Test
    void thePageLeadsToASegmentAndTheConstructorSaysWhatALimitCatches() {
        office.enterAsAdministrator();

        var page = office.get("/reports/binary?category=" + encoded(group)).body();
        assertThat(page).contains("word-on", "aria-label=\"110\"", "/segments/new?criteria=");
        var leaf = "{\"field\": \"binary.word." + group + "\", \"op\": \"eq\", \"value\": \"011\"}";
        assertThat(office.get("/segments/new?criteria=" + encoded(leaf)).body()).contains("value=\"011\"");
        settings.put("assortment.minimumIntervals", "2");
        settings.put("assortment.goneAfter", "11");
        api.post("/api/v1/assortment-steps/surveys", "");
        worker.toEnd();
        assertThat(office.post(
                                "/segments/constructor/advice?leaf=r.0",
                                "r.type",
                                "all",
                                "r.0.type",
                                "purchase",
                                "r.0.windowKind",
                                "within",
                                "r.0.window",
                                "5",
                                "r.0.windowUnit",
                                "days",
                                "r.0.w0.type",
                                "field",
                                "r.0.w0.field",
                                "item.category",
                                "r.0.w0.op",
                                "under",
                                "r.0.w0.value",
                                group)
                        .body())
                .contains("100")
                .contains("said-sentence");
    }

    private int count(String field, String operator, String value) {
        var criteria = "{\"criteria\": {\"field\": \"%s.%s\", \"op\": \"%s\", \"value\": %s}}"
                .formatted(field, group, operator, value);
        return api.post("/api/v1/segments/preview", criteria)
                .json()
                .get("count")
                .intValue();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private void buys(int... daysAgo) {
        Purchases.add(jdbc, clock, group, daysAgo);
    }

    @AfterEach
    void takeThemAway() {
        jdbc.sql("delete from core.orders where starts_with(source, :group)")
                .param("group", group)
                .update();
        List.of("binary.minimumCustomers=30", "binary.anchors=6", "binary.periods=8", "assortment.goneAfter=")
                .forEach(setting -> settings.put(setting.split("=")[0], setting.substring(setting.indexOf('=') + 1)));
        settings.put("assortment.minimumIntervals", "30");
        jdbc.sql("delete from segmentation.assortment_step where category = :group")
                .param("group", group)
                .update();
    }
}
