package org.encorecrm.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import encore.testing.EncoreTest;
import encore.testing.Statements;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.encorecrm.catalog.ProductResult.Outcome;
import org.encorecrm.support.json.Json;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@EncoreTest
class ProductsTests {

    private final String own = UUID.randomUUID().toString();

    @Autowired
    Products products;

    @Test
    void keepsWhatALineDoesNotMention() {
        put("'sku': 'S-#', 'name': 'Мяч', 'category': ' Игры / Мячи ', 'price': 100.50, 'accessories': ['A', 'B']");

        put("'sku': 'S-#', 'price': 90, 'oldPrice': 100.50");
        put("'sku': 'S-#', 'oldPrice': null");

        var product = find();
        assertThat(product.name()).isEqualTo("Мяч");
        assertThat(product.category()).isEqualTo("Игры/Мячи");
        assertThat(product.price()).isEqualByComparingTo("90");
        assertThat(product.oldPrice()).isNull();
        assertThat(product.accessories()).containsExactly("A", "B");
        assertThat(product.available()).isTrue();
    }

    @Test
    void answersWhatEachLineDid() {
        var line = message("'sku': 'S-#', 'name': 'Мяч', 'price': 100.50");
        var cheaper = message("'sku': 'S-#', 'price': 90");
        var nameless = message("'sku': 'X-#', 'price': 90");

        assertThat(products.putAll(List.of(line, line, cheaper, nameless)))
                .extracting(ProductResult::outcome)
                .containsExactly(Outcome.CREATED, Outcome.UNCHANGED, Outcome.UPDATED, Outcome.REJECTED);
        assertThat(products.putAll(List.of(cheaper)))
                .extracting(ProductResult::outcome)
                .containsExactly(Outcome.UNCHANGED);
    }

    @Test
    void refusesWhatItCannotUnderstand() {
        assertThatThrownBy(() -> message("'name': 'Мяч'")).hasMessageContaining("/sku");
        assertThatThrownBy(() -> message("'sku': 'S', 'price': -1")).hasMessageContaining("/price");
        assertThatThrownBy(() -> message("'sku': 'S', 'currency': 'rubles'")).hasMessageContaining("/currency");
    }

    @Test
    void writesManyInAsManyStatementsAsOne() {
        var many = IntStream.range(0, 500)
                .mapToObj(i -> message("'sku': '%d-#', 'name': 'Мяч'".formatted(i)))
                .toList();

        assertThat(Statements.during(() -> products.putAll(many)))
                .isEqualTo(Statements.during(() -> put("'sku': 'S-#', 'name': 'Мяч'")));
    }

    private void put(String json) {
        products.putAll(List.of(message(json)));
    }

    private ProductMessage message(String json) {
        return ProductMessage.read(Json.read("{" + json.replace('\'', '"').replace("#", own) + "}"));
    }

    private Product find() {
        return products.find("S-" + own).orElseThrow();
    }
}
