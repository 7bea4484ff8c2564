package org.encorecrm.intake;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.encorecrm.catalog.ProductMessage;
import org.encorecrm.catalog.Products;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

@Component
class ProductTaking implements Taking<ProductMessage> {

    private final Products products;
    private final JdbcClient jdbc;

    ProductTaking(Products products, JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.products = products;
    }

    @Override
    public ProductMessage read(JsonNode document) {
        return ProductMessage.read(document);
    }

    @Override
    public List<Taken> take(List<ProductMessage> documents) {
        return products.putAll(documents).stream()
                .map(result -> new Taken(Taken.Outcome.valueOf(result.outcome().name()), result.sku(), result.errors()))
                .toList();
    }

    @Override
    public Map<String, String> state(List<ProductMessage> documents) {
        var states = new HashMap<String, String>();
        jdbc.sql("""
                        select p.sku, to_jsonb(p)::text as state from core.product p
                         where p.sku = any(:skus) order by p.sku for no key update
                        """)
                .param("skus", documents.stream().map(ProductMessage::sku).toArray(String[]::new))
                .query(row -> {
                    states.put(row.getString("sku"), row.getString("state"));
                });
        return states;
    }

    @Override
    public Target target() {
        return Target.PRODUCT;
    }
}
