package org.encorecrm.api.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import encore.testing.Api;
import encore.testing.EncoreWebTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Six buyers scored by hand; the shop's zone is Moscow, three hours ahead of UTC. */
@EncoreWebTest
class RfmApiTests {

    private static int shops;

    @Autowired
    Api api;

    @Autowired
    JdbcClient jdbc;

    private Shop shop;

    @BeforeEach
    void fill() {
        shop = new Shop(jdbc, "rfm-by-hand-" + ++shops);
        var anna = shop.customer("anna");
        shop.item(shop.order(anna, "2024-12-31T22:30:00Z", "100"), 1, "Toys/Robots", "100");
        var boris = shop.customer("boris");
        shop.order(boris, "2025-01-03T10:00:00Z", "100");
        shop.order(boris, "2025-01-30T20:59:59Z", "200");
        var clara = shop.customer("clara");
        shop.order(clara, "2025-01-03T10:00:00Z", "100.50");
        shop.order(clara, "2025-01-21T10:00:00Z", "199.50");
        var denis = shop.customer("denis");
        var mixed = shop.order(denis, "2025-01-02T10:00:00Z", "200");
        shop.item(mixed, 1, "Toys", "50");
        shop.item(mixed, 2, "Toys/Robots", "70");
        shop.item(mixed, 3, "Toyshop", "80");
        shop.order(denis, "2025-01-03T10:00:00Z", "200");
        shop.cancel(shop.order(denis, "2025-01-11T10:00:00Z", "200"), "2025-01-31T00:00:01Z");
        var elena = shop.customer("=elena()");
        for (var day : List.of("01", "02", "03")) {
            shop.order(elena, "2025-01-%sT10:00:00Z".formatted(day), "200");
        }
        shop.order(elena, "2025-01-31T00:00:00Z", "400");
        shop.order(elena, "2025-01-31T00:00:00.000001Z", "9000");
        shop.cancel(shop.order(shop.customer("frol"), "2025-01-11T10:00:00Z", "200"), "2025-01-12T00:00:00Z");
    }

    @Test
    void scoresByQuantiles() {
        assertThat(scores("&bins=5"))
                .containsExactly(
                        Map.entry("=elena()", "0 4 1000 555"),
                        Map.entry("anna", "30 1 100 111"),
                        Map.entry("boris", "1 2 300 422"),
                        Map.entry("clara", "10 2 300 322"),
                        Map.entry("denis", "20 3 600 244"));
    }

    @Test
    void scoresByTypedBoundaries() {
        assertThat(scores("&thresholds=r:1,10;f:2;m:300,600"))
                .containsExactly(
                        Map.entry("=elena()", "0 4 1000 323"),
                        Map.entry("anna", "30 1 100 111"),
                        Map.entry("boris", "1 2 300 311"),
                        Map.entry("clara", "10 2 300 211"),
                        Map.entry("denis", "20 3 600 122"));
    }

    @Test
    void countsOrdersWithGoodsOfTheCategoryAndBelowIt() {
        assertThat(scores("&category=Toys&thresholds=r:1;f:1;m:1"))
                .containsExactly(Map.entry("anna", "30 1 100 112"), Map.entry("denis", "29 1 120 112"));
    }

    @Test
    void takesAnEmptyCategoryForTheWholeShop() {
        assertThat(scores("&category=&bins=5")).isEqualTo(scores("&bins=5")).hasSize(5);
        assertThat(api.get("/api/v1/rfm/grid?category=").json().get("cells"))
                .isEqualTo(api.get("/api/v1/rfm/grid").json().get("cells"));
    }

    @Test
    void pagesThroughOneMoment() {
        var path = "/api/v1/rfm?limit=2&source=" + shop.source();
        var customers = new ArrayList<String>();
        var page = api.get(path).json();
        while (true) {
            page.get("items").forEach(row -> customers.add(row.get("externalId").asString()));
            if (page.get("next").isNull()) {
                break;
            }
            page = api.get(path + "&after=" + page.get("next").asString()).json();
        }

        assertThat(customers).containsExactly("anna", "boris", "clara", "denis", "=elena()");
    }

    @Test
    void streamsCsvThatNoSpreadsheetRuns() {
        var csv = api.send("GET", path("&bins=5"), "", "application/json", "Accept", "text/csv");

        assertThat(csv.status()).isEqualTo(200);
        assertThat(csv.header("Content-Type")).startsWith("text/csv");
        assertThat(csv.body().lines().map(line -> line.replaceFirst("^\\d+,", "")))
                .containsExactly(
                        "customerId,externalId,email,recencyDays,frequency,monetary,r,f,m",
                        "anna,,30,1,100,1,1,1",
                        "boris,,1,2,300,4,2,2",
                        "clara,,10,2,300,3,2,2",
                        "denis,,20,3,600,2,4,4",
                        "'=elena(),,0,4,1000,5,5,5");
    }

    @Test
    void countsCustomersAndMoneyPerCell() {
        var cells = api.get(path("&thresholds=r:10;f:2;m:300").replace("/rfm", "/rfm/grid"))
                .json()
                .get("cells");

        assertThat(cells.valueStream()
                        .map(cell -> "%s%s %s %s %s"
                                .formatted(
                                        cell.get("r").asInt(),
                                        cell.get("f").asInt(),
                                        cell.get("customers").asInt(),
                                        cell.get("monetary").decimalValue().intValueExact(),
                                        cell.get("averageM").asDouble())))
                .containsExactly("11 1 100 1.0", "12 1 600 2.0", "21 2 600 1.0", "22 1 1000 2.0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?asOf=2099-01-01T00:00:00Z",
                "?asOf=yesterday",
                "?bins=1",
                "?bins=many",
                "?thresholds=r:5,4",
                "?thresholds=r:30,9999999",
                "?sauce=shop",
                "?after=x"
            })
    void refusesWhatItDoesNotUnderstand(String query) {
        var answer = api.get("/api/v1/rfm" + query);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().get("errors").get(0).get("pointer").asString())
                .isEqualTo(query.substring(0, query.indexOf('=')));
        assertThat(api.send("GET", "/api/v1/rfm" + query, "", "application/json", "Accept", "text/csv")
                        .status())
                .isEqualTo(422);
    }

    private String path(String query) {
        return "/api/v1/rfm?asOf=2025-01-31T00:00:00Z&source=" + shop.source() + query;
    }

    private Map<String, String> scores(String query) {
        var scores = new TreeMap<String, String>();
        for (JsonNode row : api.get(path(query)).json().get("items")) {
            scores.put(
                    row.get("externalId").asString(),
                    "%d %d %s %d%d%d"
                            .formatted(
                                    row.get("recencyDays").asInt(),
                                    row.get("frequency").asInt(),
                                    row.get("monetary").decimalValue().intValueExact(),
                                    row.get("r").asInt(),
                                    row.get("f").asInt(),
                                    row.get("m").asInt()));
        }
        return scores;
    }
}
