package org.encorecrm.ordering;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.encorecrm.customer.CustomerDocument;
import org.junit.jupiter.api.Test;

class FiguresTests {

    @Test
    void sharesTheDiscountOutToTheLastKopeck() {
        var figures = figures("90", "10", line("1", "33.33"), line("1", "33.33"), line("1", "33.34"));

        assertThat(figures.lines()).extracting(BigDecimal::toPlainString).containsExactly("30.00", "29.99", "30.01");
        assertThat(figures.amount()).isEqualByComparingTo("90");
    }

    @Test
    void takesTheTotalAsItIsWhenEverythingWasKept() {
        assertThat(figures("5480", "500", line("2", "2490")).amount()).isEqualByComparingTo("5480");
    }

    @Test
    void takesTheTotalAloneWhenThereAreNoLines() {
        assertThat(figures("32", null).amount()).isEqualByComparingTo("32");
    }

    @Test
    void addsUpTheLinesWhenThereIsNoTotal() {
        var figures = figures(null, "10", line("1", "60"), line("1", "40"));

        assertThat(figures.total()).isEqualByComparingTo("90");
        assertThat(figures.amount()).isEqualByComparingTo("90");
    }

    @Test
    void takesOffWhatWasNotKept() {
        var figures = figures("190", null, kept("4", "10", "3"), line("1", "150"));

        assertThat(figures.lines()).extracting(BigDecimal::toPlainString).containsExactly("30.00", "150.00");
        assertThat(figures.amount()).isEqualByComparingTo("180");
    }

    @Test
    void isNothingWhenNothingWasKept() {
        assertThat(figures("500", null, kept("1", "200", "0")).amount()).isEqualByComparingTo("0");
    }

    @Test
    void isNeverNegative() {
        var figures = figures("0", "300", line("1", "200"));

        assertThat(figures.lines().get(0)).isEqualByComparingTo("0");
        assertThat(figures.amount()).isEqualByComparingTo("0");
    }

    @Test
    void convertsToTheBaseCurrency() {
        var order = order("100", null, line("1", "100"));

        var figures = Figures.of(order, new Rate(new BigDecimal("0.155")));

        assertThat(figures.total()).isEqualByComparingTo("100");
        assertThat(figures.amount()).isEqualByComparingTo("15.50");
        assertThat(figures.lines().get(0)).isEqualByComparingTo("15.50");
    }

    private static Figures figures(String total, String discount, OrderLine... lines) {
        return Figures.of(order(total, discount, lines), Rate.SAME);
    }

    private static OrderMessage order(String total, String discount, OrderLine... lines) {
        return new OrderMessage(
                "shop",
                "o-1",
                null,
                null,
                null,
                null,
                null,
                null,
                total == null ? null : new BigDecimal(total),
                discount == null ? null : new BigDecimal(discount),
                CustomerDocument.ofVisitor("shop", "v-1"),
                List.of(lines),
                OrderMessage.Delivery.UNSAID,
                OrderMessage.Payment.UNSAID,
                null,
                Map.of(),
                null);
    }

    private static OrderLine line(String quantity, String price) {
        return kept(quantity, price, null);
    }

    private static OrderLine kept(String quantity, String price, String kept) {
        return new OrderLine(
                "SKU",
                "Name",
                null,
                null,
                new BigDecimal(quantity),
                kept == null ? null : new BigDecimal(kept),
                new BigDecimal(price),
                null,
                null);
    }
}
