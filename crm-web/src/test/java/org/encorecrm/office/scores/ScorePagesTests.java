package org.encorecrm.office.scores;

import static org.assertj.core.api.Assertions.assertThat;

import encore.testing.Api;
import encore.testing.EncoreWebTest;
import encore.testing.Office;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.encorecrm.support.Settings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Scores, classes, preferences and profiles, as pages and over REST. */
@EncoreWebTest
class ScorePagesTests {

    @Autowired
    Api api;

    @Autowired
    Office office;

    @Autowired
    Settings settings;

    @Autowired
    JdbcClient jdbc;

    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    private long anna;

    @BeforeEach
    void fill() {
        for (var i = 0; i < 40; i++) {
            anna = jdbc.sql("""
                            insert into core.customer (first_name, last_name, sex, birth_date, city, created_at, updated_at)
                            values ('Анна', :mark, 'female', '1990-04-12', :city, now(), now()) returning id
                            """)
                    .param("mark", mark)
                    .param("city", "Город " + mark)
                    .query(Long.class)
                    .single();
        }
        jdbc.sql("""
                        insert into segmentation.metrics (customer_id, orders_count, orders_sum, last_order_at, rfm_r, rfm_f, rfm_m)
                        values (:id, 7, 70000, now(), 5, 4, 5)
                        """).param("id", anna).update();
        jdbc.sql("""
                        insert into segmentation.preference (customer_id, category, categories, category_shares, brands, brand_shares)
                        values (:id, 'Игрушки/Роботы', '{Игрушки,Книги,Игрушки/Роботы}', '{8485,1515,6061}', '{Kibo}', '{10000}')
                        """).param("id", anna).update();
        office.enterAsAdministrator();
    }

    @AfterEach
    void takeBack() {
        jdbc.sql("delete from core.setting where key in ('rfm.thresholds', 'abc.limits') or key like 'preference.%'")
                .update();
        jdbc.sql(
                        "update segmentation.recomputation set state = 'cancelled', finished_at = now() where state = 'running'")
                .update();
    }

    @Test
    void offersFrequencyBoundariesAndShowsWhatOthersWouldMakeOfEverybody() {
        assertThat(office.get("/settings/scores").body()).contains("value=\"1, 2, 4, 9\"");

        var counts = office.post("/settings/scores/counts", "r", "", "f", "3; 6", "m", "1000")
                .body();

        assertThat(counts).contains("4–6", "7 ");
        assertThat(office.post("/settings/scores/counts", "f", "9, 3").body()).contains("notice-bad");
        assertThat(office.post("/settings/scores/counts", "r", "30, 9999999").body())
                .contains("36500");
    }

    @Test
    void keepsTypedBoundariesAndRefusesFallingOnes() {
        assertThat(office.post("/settings/scores/rfm", "r", "30 90", "f", "1,2,4,9", "m", "")
                        .status())
                .isEqualTo(302);
        office.post("/settings/scores/rfm", "r", "", "f", "9,1", "m", "");
        office.post("/settings/scores/rfm", "r", "30,90,9999999", "f", "", "m", "");

        assertThat(settings.get("rfm.thresholds", "")).isEqualTo("r:30,90;f:1,2,4,9");
        assertThat(office.post("/settings/scores/abc", "a", "70", "b", "90").status())
                .isEqualTo(302);
        office.post("/settings/scores/abc", "a", "95", "b", "90");
        assertThat(settings.get("abc.limits", "")).isEqualTo("70,90");
    }

    @Test
    void recomputesEverybodyWhenInterestIsWeighedOtherwise() {
        office.post("/settings/scores/preferences", "halfLifeDays", "30", "purchase", "5", "view", "1");

        assertThat(settings.get("preference.halfLifeDays", "")).isEqualTo("30");
        assertThat(jdbc.sql("select count(*) from segmentation.recomputation where state = 'running'")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        office.post("/settings/scores/preferences", "halfLifeDays", "1", "purchase", "5", "view", "1");
        assertThat(settings.get("preference.halfLifeDays", "")).isEqualTo("30");
    }

    @Test
    void drawsTheGridAndMakesASegmentOfACell() {
        assertThat(office.get("/reports").body()).contains("/reports/rfm");
        assertThat(office.get("/reports/rfm").body()).contains("/reports/rfm/cell?r=5&amp;f=4", "heat-");
        assertThat(office.get("/reports/rfm?category=" + mark + "&asOf=2026-01-01")
                        .body())
                .contains("value=\"2026-01-01\"", "value=\"" + mark + "\"");
        assertThat(office.get("/reports/rfm/grid?category=" + mark).status()).isEqualTo(200);

        assertThat(office.get("/reports/rfm/cell?r=5&f=4").header("Location"))
                .as("in a tab of its own")
                .endsWith("/reports/rfm");
        var cell = office.get("/reports/rfm/cell?r=5&f=4", "HX-Request", "true").body();

        var link = cell.substring(cell.indexOf("/segments/new?criteria="));
        link = link.substring(0, link.indexOf('"')).replace("&amp;", "&");
        assertThat(office.get(link).body()).contains("value=\"rfm.r\"", "value=\"rfm.f\"");
        assertThat(office.get("/segments/new?criteria=%7Bno").status()).isEqualTo(200);
    }

    @Test
    void saysWhenACellOfAGroupIsGone() {
        for (var place : new String[] {"r=5&f=9", "r=0&f=0", "r=9&f=1", "r=1&f=-1"}) {
            var cell = office.get("/reports/rfm/cell?" + place + "&category=" + mark, "HX-Request", "true");

            assertThat(cell.status()).as(place).isEqualTo(200);
            assertThat(cell.body())
                    .contains("id=\"cell\"")
                    .containsPattern("Load the page again|Загрузите страницу заново")
                    .doesNotContain("/segments/new");
        }
        assertThat(office.get("/reports/rfm/cell?r=0&f=0", "HX-Request", "true").status())
                .isEqualTo(200);
    }

    @Test
    void saysSoOfAGroupNobodyBoughtWhateverBoundariesAreTyped() {
        settings.put("rfm.thresholds", "r:30,90;f:1,2");

        assertThat(office.get("/reports/rfm/cell?r=1&f=1&category=" + mark, "HX-Request", "true")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void losesNoEndOfABandInTheConstructor() {
        var criteria = """
                {"all":[{"purchase":[],"count":{"op":"between","value":[5,9]},"sum":{"op":"between","value":[10,70]}}]}""";

        var form = office.get("/segments/new?criteria=" + URLEncoder.encode(criteria, StandardCharsets.UTF_8))
                .body();

        assertThat(form).containsPattern("name=\"r.0.count2\"[^>]*value=\"9\"");
        assertThat(form).containsPattern("name=\"r.0.sum2\"[^>]*value=\"70\"");
        var sentence = office.post(
                "/segments/constructor/count",
                "r.type",
                "all",
                "r.0.type",
                "purchase",
                "r.0.countOp",
                "between",
                "r.0.count",
                "5",
                "r.0.count2",
                "9");
        assertThat(sentence.body()).contains("5").contains("9");
    }

    @Test
    void showsWhatACustomerPrefers() {
        var preferred = api.get("/api/v1/customers/" + anna + "/metrics").json().get("preferred");

        assertThat(preferred.get("category").asString()).isEqualTo("Игрушки/Роботы");
        assertThat(preferred.get("brand").asString()).isEqualTo("Kibo");
        assertThat(preferred.get("categories").get(0).get("share").asDouble()).isEqualTo(0.8485);
        assertThat(preferred.get("categories").get(2).get("level").asInt()).isEqualTo(2);
        assertThat(office.get("/customers/" + anna + "?tab=figures").body())
                .contains("id=\"likings\"", "Роботы", "Kibo");
    }

    @Test
    void tellsHowMembersDifferFromEverybody() {
        var key = "profile-" + mark;
        api.post("/api/v1/segments", "{\"key\": \"%s\", \"name\": \"%s\", \"kind\": \"static\"}".formatted(key, key));
        jdbc.sql("""
                        insert into segmentation.member (segment_id, customer_id, entered_at)
                        select s.id, c.id, now() from segmentation.segment s, core.customer c
                         where s.key = :key and c.last_name = :mark
                        """).param("key", key).param("mark", mark).update();

        var profile = api.get("/api/v1/segments/" + key + "/profile").json();

        assertThat(profile.get("members").asInt()).isEqualTo(40);
        var traits = profile.get("traits");
        assertThat(traits.get(0).get("key").asString()).isEqualTo("sex");
        assertThat(traits.get(0).get("values").get(0).get("share").asDouble()).isEqualTo(1);
        assertThat(traits.valueStream()
                        .filter(trait -> trait.get("key").asString().equals("city"))
                        .findFirst()
                        .orElseThrow()
                        .get("values")
                        .get(0)
                        .get("index")
                        .asDouble())
                .isGreaterThanOrEqualTo(1);
        assertThat(office.get("/segments/" + key + "?tab=profile").body()).contains("/segments/" + key + "/profile");
        assertThat(office.get("/segments/" + key + "/profile").body()).contains("Город " + mark);
        assertThat(api.get("/api/v1/segments/none-" + mark + "/profile").status())
                .isEqualTo(404);
        api.delete("/api/v1/segments/" + key);
    }
}
