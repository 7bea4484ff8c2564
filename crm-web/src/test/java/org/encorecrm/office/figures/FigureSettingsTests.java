package org.encorecrm.office.figures;

import static org.assertj.core.api.Assertions.assertThat;

import encore.testing.Api;
import encore.testing.EncoreWebTest;
import encore.testing.Office;
import java.util.List;
import org.encorecrm.support.Settings;
import org.encorecrm.support.tuning.Tuning;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The numbers by which figures are computed, on the page and over REST. */
@EncoreWebTest
class FigureSettingsTests {

    @Autowired
    Api api;

    @Autowired
    Office office;

    @Autowired
    Settings settings;

    @Autowired
    Tuning tuning;

    @Autowired
    MessageSource messages;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void enter() {
        office.enterAsAdministrator();
    }

    @AfterEach
    void takeBack() {
        jdbc.sql("delete from core.setting where key = any(:keys)")
                .param("keys", tuning.typed().keySet().toArray(String[]::new))
                .update();
        for (var table : new String[] {"recomputation", "prediction_run", "survey"}) {
            jdbc.sql("update segmentation.%s set state = 'cancelled', finished_at = now() where state = 'running'"
                            .formatted(table))
                    .update();
        }
    }

    @Test
    void showsEveryNumberWithItsMeaning() {
        var page = office.get("/settings/figures").body();

        tuning.typed()
                .forEach((key, typed) -> assertThat(page)
                        .as(key)
                        .contains("name=\"" + key + "\"", "id=\"" + key.replace('.', '-') + "\""));
        assertThat(page).contains("value=\"03:30\"", "value=\"60\"").doesNotContain("??");
    }

    @Test
    void keepsWhatIsTypedAndLetsTheFiguresFollow() {
        assertThat(office.post("/settings/figures/prediction", "prediction.clv.monthlyDiscount", "1,5")
                        .status())
                .isEqualTo(302);
        office.post("/settings/figures/cart", "cart.abandonAfter", "90");
        office.post("/settings/figures/recomputation", "recomputation.cron", "4:05");

        assertThat(settings.get("prediction.clv.monthlyDiscount", "")).isEqualTo("0.015");
        assertThat(settings.get("cart.abandonAfter", "")).isEqualTo("PT1H30M");
        assertThat(settings.get("recomputation.cron", "")).isEqualTo("0 5 4 * * *");
        assertThat(running("prediction_run")).isTrue();
        assertThat(office.get("/settings/audit").body()).contains("prediction.clv.monthlyDiscount");
    }

    @Test
    void saysBesideTheNumberWhatIsWrongAndKeepsNothing() {
        var answer = office.post("/settings/figures/binary", "binary.anchors", "41", "binary.minimumCustomers", "20");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains("value=\"41\"", "id=\"binary-anchors-error\"");
        assertThat(settings.get("binary.minimumCustomers", "30")).isNotEqualTo("20");
        assertThat(office.post("/settings/figures/nothing", "a", "b").status()).isEqualTo(404);
    }

    @Test
    void isReadAndChangedOverRest() {
        var answer = api.put("/api/v1/settings/figures", "{\"assortment.goneAfter\": 200, \"brake.factor\": 12.5}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("assortment.goneAfter").stringValue()).isEqualTo("200");
        assertThat(api.get("/api/v1/settings/figures")
                        .json()
                        .path("brake.factor")
                        .stringValue())
                .isEqualTo("12.5");
        assertThat(running("survey")).isTrue();
        assertThat(api.put("/api/v1/settings/figures", "{\"assortment.goneAfter\": null}")
                        .json()
                        .path("assortment.goneAfter")
                        .stringValue())
                .isEmpty();
        assertThat(api.put("/api/v1/settings/figures", "{\"prediction.at\": \"25:00\", \"nothing\": 1}")
                        .body())
                .contains("/prediction.at", "/nothing");
        for (var number : List.of("\"1e-999999999\"", "1e-999999999", "\"١\"")) {
            assertThat(api.put("/api/v1/settings/figures", "{\"prediction.clv.monthlyDiscount\": " + number + "}")
                            .status())
                    .as(number)
                    .isEqualTo(422);
        }
    }

    private boolean running(String table) {
        return jdbc.sql("select exists (select from segmentation.%s where state = 'running')".formatted(table))
                .query(Boolean.class)
                .single();
    }
}
