package org.encorecrm.api.products;

import static org.assertj.core.api.Assertions.assertThat;

import encore.testing.Api;
import encore.testing.EncoreWebTest;
import java.util.EnumSet;
import java.util.UUID;
import org.encorecrm.security.ApiKeys;
import org.encorecrm.security.Scope;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@EncoreWebTest
class ProductApiTests {

    private final String own = UUID.randomUUID().toString();

    @Autowired
    Api api;

    @Autowired
    ApiKeys keys;

    @Test
    void keepsProductsAndGivesThemBack() {
        var answer = api.post("/api/v1/products/batch", """
                [{"sku": "#", "name": "Робот", "category": "Игрушки/Роботы", "brand": "Kibo", "price": 2490.00,
                  "oldPrice": 2990, "currency": "RUB", "available": true, "stock": 7, "url": "https://shop.example/p/1",
                  "picture": "https://shop.example/p/1.jpg", "weight": 0.8, "accessories": ["BAT-1"]},
                 {"sku": "bad-#", "name": "Робот", "price": "cheap"}]
                """.replace("#", own));

        var product = api.get("/api/v1/products/" + own).json();
        assertThat(answer.json().get("results").findValuesAsString("status")).containsExactly("created", "rejected");
        assertThat(answer.json().at("/results/1/errors/0/pointer").stringValue())
                .isEqualTo("/price");
        assertThat(product.get("price").decimalValue()).isEqualByComparingTo("2490");
        assertThat(product.at("/accessories/0").stringValue()).isEqualTo("BAT-1");
        assertThat(api.get("/api/v1/products/no-such-" + own).status()).isEqualTo(404);
    }

    @Test
    void asksForTheScopeOfTheKey() {
        var reader = api.as(keys.issue("reads products", EnumSet.of(Scope.READ)));

        assertThat(reader.post("/api/v1/products/batch", "[]").status()).isEqualTo(403);
        assertThat(api.as("").get("/api/v1/products/x").status()).isEqualTo(401);
    }
}
