package org.encorecrm.catalog;

import java.math.BigDecimal;
import java.util.List;
import org.encorecrm.support.json.Document;
import org.encorecrm.support.json.Patch;
import tools.jackson.databind.JsonNode;

/** What the shop says about a product: what it does not mention stays as it is. */
public record ProductMessage(
        String sku,
        Patch<String> name,
        Patch<String> category,
        Patch<String> brand,
        Patch<BigDecimal> price,
        Patch<BigDecimal> oldPrice,
        Patch<String> currency,
        Patch<Boolean> available,
        Patch<BigDecimal> stock,
        Patch<String> url,
        Patch<String> picture,
        Patch<BigDecimal> weight,
        Patch<List<String>> accessories) {

    private static final int MOST_ACCESSORIES = 200;

    public static ProductMessage read(JsonNode node) {
        var product = Document.of(node);
        var message = read(product);
        product.check();
        return message;
    }

    private static ProductMessage read(Document product) {
        return new ProductMessage(
                product.requiredText("sku", 200),
                product.text("name", 1000),
                product.text("category", 1000).map(CategoryPath::tidy),
                product.text("brand", 300),
                product.amount("price"),
                product.amount("oldPrice"),
                CurrencyCode.read(product, "currency"),
                product.truth("available"),
                product.amount("stock"),
                product.text("url", 2000),
                product.text("picture", 2000),
                product.amount("weight"),
                product.texts("accessories", MOST_ACCESSORIES, 200));
    }
}
