package org.encorecrm.ordering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.encorecrm.ordering.OrderJson.order;

import encore.testing.EncoreTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.node.ObjectNode;

/** What is kept of the lines: sums in the base currency, what was kept, what the catalogue knows. */
@EncoreTest
class OrderLinesTests {

    @Autowired
    JdbcClient jdbc;

    private final OrderDesk desk;

    @Autowired
    OrderLinesTests(Orders orders, OrderMessages messages) {
        desk = new OrderDesk(orders, messages);
    }

    @Test
    void countsOnlyWhatWasKept() {
        var order = order(o -> ((ObjectNode) o.get("items").get(0)).put("kept", 1));

        desk.put(order);

        // Of two robots for 2,490 less their share of the discount (480.69) one was kept.
        assertThat(desk.find(order).items().get(0).amount()).isEqualByComparingTo("2249.66");
        assertThat(desk.find(order).amount()).isEqualByComparingTo("2430.35");
        assertThat(desk.find(order).total()).isEqualByComparingTo("4680");
    }

    @Test
    void keepsSumsInTheBaseCurrencyAtTheOrdersDate() {
        jdbc.sql("""
                        insert into core.currency_rate (currency, since, rate)
                        values ('KZT', '2026-01-01', 0.2), ('KZT', '2026-10-01', 0.15)
                            on conflict do nothing
                        """).update();
        var order = order(o -> o.put("currency", "KZT"));

        desk.put(order);

        assertThat(desk.find(order).amount()).isEqualByComparingTo("702");
        assertThat(desk.find(order).total()).isEqualByComparingTo("4680");
    }

    @Test
    void completesLinesFromTheCatalogue() {
        jdbc.sql("""
                        insert into core.product (sku, name, category, brand, updated_at)
                        values ('CAT-1', 'Мяч', 'Игрушки/Мячи', 'Jumbo', now())
                        """).update();
        var order = order(o -> {
            var line = (ObjectNode) o.get("items").get(0);
            line.put("sku", "CAT-1");
            line.remove(List.of("name", "category", "brand"));
            var unknown = (ObjectNode) o.get("items").get(1);
            unknown.put("sku", "NO-SUCH-SKU");
            unknown.remove(List.of("name", "category", "brand"));
        });

        desk.put(order);

        var items = desk.find(order).items();
        assertThat(items.get(0).name()).isEqualTo("Мяч");
        assertThat(items.get(0).category()).isEqualTo("Игрушки/Мячи");
        assertThat(items.get(0).brand()).isEqualTo("Jumbo");
        assertThat(items.get(1).name()).isEqualTo("NO-SUCH-SKU");
        assertThat(items.get(1).category()).isNull();
    }
}
