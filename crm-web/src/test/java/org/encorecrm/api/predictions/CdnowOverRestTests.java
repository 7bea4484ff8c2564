package org.encorecrm.api.predictions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import encore.testing.Api;
import encore.testing.EncoreWebTest;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.assertj.core.data.Offset;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The CDNOW orders posted as a shop would, and the published figures read back. */
@EncoreWebTest
class CdnowOverRestTests {

    /** No other test has orders as old as these. */
    private static final String AS_OF = "1997-09-30T15:00:00Z";

    @Autowired
    Api api;

    @Test
    void answersThePublishedModelAndPredictions() throws IOException {
        var folder = Path.of("..", "..", "shared", "data", "cdnow-sample");
        assumeTrue(Files.exists(folder), "no ../shared/data/cdnow-sample beside the checkout: skipped");
        post(folder.resolve("orders.csv"));

        var model = api.get("/api/v1/predictions/model?asOf=" + AS_OF).json();
        var id = api.get("/api/v1/orders/1?source=cdnow")
                .json()
                .get("customerId")
                .asString();
        var customer = api.get("/api/v1/predictions/customers/" + id + "?horizon=P39W&asOf=" + AS_OF)
                .json();

        assertThat(model.get("customers").asLong()).isEqualTo(2357);
        assertThat(model.get("r").asDouble()).isCloseTo(0.24259, Percentage.withPercentage(0.5));
        assertThat(model.get("alpha").asDouble()).isCloseTo(4.41360, Percentage.withPercentage(0.5));
        assertThat(model.get("a").asDouble()).isCloseTo(0.79292, Percentage.withPercentage(0.5));
        assertThat(model.get("b").asDouble()).isCloseTo(2.42589, Percentage.withPercentage(0.5));
        assertThat(model.get("logLikelihood").asDouble()).isCloseTo(-9582.429, within(0.01));
        assertThat(customer.has("alive")).as(customer.toString()).isTrue();
        assertThat(customer.get("expectedOrders").asDouble()).isCloseTo(1.22599, within(0.012));
        assertThat(customer.get("alive").asDouble()).isCloseTo(0.72662, within(0.007));
        assertEveryTwentiethIsAsTheReference(folder);
    }

    private void assertEveryTwentiethIsAsTheReference(Path folder) throws IOException {
        var orders = new HashMap<String, String>();
        rows(folder.resolve("orders.csv")).forEach(cells -> orders.putIfAbsent(cells[1], cells[0]));
        var reference = rows(folder.resolve("reference-bgnbd.csv"));
        for (var i = 0; i < reference.size(); i += 20) {
            var cells = reference.get(i);
            var id = api.get("/api/v1/orders/" + orders.get(cells[0]) + "?source=cdnow")
                    .json()
                    .get("customerId")
                    .asString();
            var said = api.get("/api/v1/predictions/customers/" + id + "?horizon=P39W&asOf=" + AS_OF)
                    .json();

            assertThat(said.get("alive").asDouble()).as(cells[0]).isCloseTo(parse(cells[7]), onePercentOf(cells[7]));
            assertThat(said.get("expectedOrders").asDouble())
                    .as(cells[0])
                    .isCloseTo(parse(cells[8]), onePercentOf(cells[8]));
        }
    }

    private static double parse(String cell) {
        return Double.parseDouble(cell);
    }

    /** Or the last of the five decimals the reference is printed with. */
    private static Offset<Double> onePercentOf(String cell) {
        return within(Math.max(parse(cell) / 100, 1e-5));
    }

    private static List<String[]> rows(Path file) throws IOException {
        try (var lines = Files.lines(file)) {
            return lines.skip(1).map(line -> line.split(",")).toList();
        }
    }

    /** order_no,customer_id,email,order_date,quantity,total */
    private void post(Path file) throws IOException {
        var orders = rows(file).stream()
                .map(cells -> """
                    {"source": "cdnow", "externalId": "%s", "placedAt": "%sT12:00:00+03:00", "currency": "RUB",
                     "total": %s, "customer": {"externalId": "%s", "email": "%s"},
                     "items": [{"sku": "CD", "name": "CD", "quantity": %s, "price": %s}]}
                    """.formatted(cells[0], cells[3], cells[5], cells[1], cells[2], cells[4], price(cells))
                        .replace("\n", " "));
        var answer = api.send(
                "POST",
                "/api/v1/orders/batch?actions=none",
                orders.collect(Collectors.joining("\n")),
                "application/x-ndjson");

        assertThat(answer.json().get("rejected").asInt()).as(answer.body()).isZero();
    }

    private static String price(String[] cells) {
        return new BigDecimal(cells[5])
                .divide(new BigDecimal(cells[4]), 2, RoundingMode.HALF_UP)
                .toPlainString();
    }

    @Test
    void refusesAHorizonThatIsNone() {
        assertThat(api.get("/api/v1/predictions/customers/1?horizon=soon").status())
                .isEqualTo(422);
        assertThat(api.as("").get("/api/v1/predictions/model").status()).isEqualTo(401);
    }
}
