package org.encorecrm.api.orders;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import encore.testing.Api;
import encore.testing.EncoreWebTest;
import encore.testing.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Published orders posted over REST give the published figures. */
@EncoreWebTest
class RfmOrdersTests {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int BATCH = 2000;

    /** The source adds 1 to its quantiles; by the rule of the contract these three are otherwise. */
    private static final Map<String, String> CORRECTED =
            Map.of("Katlyn Mann", "r=2", "Jerold Sporer", "m=4", "Skylar Hoeger", "m=2");

    @Autowired
    Api api;

    @Test
    void givesThePublishedFiguresAndTakesTheSameFileAsUnchanged() throws IOException {
        var folder = SharedData.find("rfm-orders");
        assumeTrue(folder.isPresent(), "skipped: ../shared/data/rfm-orders is not here");
        var orders = new ArrayList<>(read(folder.get().resolve("orders.csv")).stream()
                .map(RfmOrdersTests::order)
                .toList());

        assertThat(post(orders)).containsOnly(Map.entry("created", orders.size()));
        var expected = new TreeMap<String, String>();
        read(folder.get().resolve("expected.csv"))
                .forEach(row -> expected.put(row.getField("customer_id"), expected(row)));
        assertThat(actual()).containsExactlyInAnyOrderEntriesOf(expected);

        Collections.shuffle(orders, new Random(42));
        assertThat(post(orders)).containsOnly(Map.entry("unchanged", orders.size()));
        assertThat(actual()).containsExactlyInAnyOrderEntriesOf(expected);
    }

    private Map<String, Integer> post(List<String> orders) {
        var statuses = new HashMap<String, Integer>();
        for (var from = 0; from < orders.size(); from += BATCH) {
            var lines = String.join("\n", orders.subList(from, Math.min(orders.size(), from + BATCH)));
            var answer = api.send("POST", "/api/v1/orders/batch", lines, "application/x-ndjson");
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            answer.json()
                    .get("results")
                    .forEach(line -> statuses.merge(line.get("status").stringValue(), 1, Integer::sum));
        }
        return statuses;
    }

    private static String order(NamedCsvRecord row) {
        var order = JSON.createObjectNode()
                .put("source", "rfm-orders")
                .put("externalId", row.getField("order_no"))
                .put("placedAt", row.getField("order_date") + "T00:00:00Z")
                .put("total", new java.math.BigDecimal(row.getField("revenue")));
        order.putObject("customer")
                .put("externalId", row.getField("customer_id"))
                .put("email", row.getField("email"))
                .put("firstName", row.getField("first_name"))
                .put("lastName", row.getField("last_name"));
        return order.toString();
    }

    private Map<String, String> actual() {
        var actual = new TreeMap<String, String>();
        var path = "/api/v1/rfm?asOf=2006-12-31T00:00:00Z&bins=5&limit=500";
        var page = api.get(path).json();
        while (true) {
            page.get("items").forEach(row -> actual.put(row.get("externalId").stringValue(), actual(row)));
            if (page.get("next").isNull()) {
                return actual;
            }
            page = api.get(path + "&after=" + page.get("next").stringValue()).json();
        }
    }

    private static String actual(JsonNode row) {
        return "n=%d amount=%s recency=%d r=%d f=%d m=%d"
                .formatted(
                        row.get("frequency").intValue(),
                        row.get("monetary").decimalValue().stripTrailingZeros().toPlainString(),
                        row.get("recencyDays").intValue(),
                        row.get("r").intValue(),
                        row.get("f").intValue(),
                        row.get("m").intValue());
    }

    private static String expected(NamedCsvRecord row) {
        var text = "n=%s amount=%s recency=%s r=%s f=%s m=%s"
                .formatted(
                        row.getField("n"),
                        new java.math.BigDecimal(row.getField("amt"))
                                .stripTrailingZeros()
                                .toPlainString(),
                        row.getField("rec"),
                        row.getField("r"),
                        row.getField("f"),
                        row.getField("m"));
        var score = CORRECTED.get(row.getField("customer_id"));
        return score == null ? text : text.replaceFirst(" " + score.charAt(0) + "=\\d", " " + score);
    }

    private static List<NamedCsvRecord> read(Path file) throws IOException {
        try (var csv = CsvReader.builder().ofNamedCsvRecord(Files.newBufferedReader(file, UTF_8))) {
            return csv.stream().toList();
        }
    }
}
