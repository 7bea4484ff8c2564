package org.encorecrm.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.data.Offset;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Against the published figures of Fader, Hardie and Lee (2005) for the CDNOW sample. */
class CdnowTests {

    private static List<Customer> customers;
    private static ModelFit.Fitted fitted;

    @BeforeAll
    static void fit() throws IOException {
        var file = Path.of("..", "..", "shared", "data", "cdnow-sample", "reference-bgnbd.csv");
        assumeTrue(Files.exists(file), "no ../shared/data/cdnow-sample beside the checkout: skipped");
        try (var lines = Files.lines(file)) {
            customers = lines.skip(1).map(Customer::parse).toList();
        }
        fitted = ModelFit.bgNbd(customers.stream().map(Customer::history).toList())
                .orElseThrow();
    }

    @Test
    void findsThePublishedParameters() {
        var model = fitted.model();

        assertThat(model.r()).isCloseTo(0.24259, Percentage.withPercentage(0.5));
        assertThat(model.alpha()).isCloseTo(4.41360, Percentage.withPercentage(0.5));
        assertThat(model.a()).isCloseTo(0.79292, Percentage.withPercentage(0.5));
        assertThat(model.b()).isCloseTo(2.42589, Percentage.withPercentage(0.5));
        assertThat(fitted.logLikelihood()).isCloseTo(-9582.429, within(0.01));
        assertThat(fitted.customers()).isEqualTo(2357);
    }

    @Test
    void predictsEveryCustomerAsTheReference() {
        assertThat(customers).allSatisfy(customer -> {
            assertThat(fitted.model().alive(customer.history)).isCloseTo(customer.alive, onePercentOf(customer.alive));
            assertThat(fitted.model().expectedOrders(customer.history, 39))
                    .isCloseTo(customer.expected, onePercentOf(customer.expected));
        });
    }

    @Test
    void predictsThePublishedExample() {
        var history = History.of(2, 30.43, 38.86);

        assertThat(fitted.model().expectedOrders(history, 39)).isCloseTo(1.226, within(0.001));
    }

    /** One per cent, or the last of the five decimals the reference is printed with. */
    private static Offset<Double> onePercentOf(double value) {
        return within(Math.max(value / 100, 1e-5));
    }

    private record Customer(History history, double alive, double expected) {

        static Customer parse(String line) {
            var cells = line.split(",");
            var history =
                    History.of(Integer.parseInt(cells[3]), Double.parseDouble(cells[4]), Double.parseDouble(cells[5]));
            return new Customer(history, Double.parseDouble(cells[7]), Double.parseDouble(cells[8]));
        }
    }
}
