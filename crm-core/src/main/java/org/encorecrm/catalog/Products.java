package org.encorecrm.catalog;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.encorecrm.support.BusinessClock;
import org.encorecrm.support.IngestTransaction;
import org.springframework.stereotype.Service;

/** The catalogue as the shop keeps it. */
@Service
public class Products {

    private final ProductTable table;
    private final IngestTransaction transaction;
    private final BusinessClock clock;

    Products(ProductTable table, IngestTransaction transaction, BusinessClock clock) {
        this.table = table;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Takes in what the shop says, in the order given. One result per message. */
    public List<ProductResult> putAll(List<ProductMessage> messages) {
        if (messages.isEmpty()) {
            return List.of();
        }
        return transaction.run(() -> take(messages));
    }

    public Optional<Product> find(String sku) {
        return table.find(List.of(sku)).stream().findFirst();
    }

    /** Those of the products that are known, by SKU. */
    public Map<String, Product> find(Collection<String> skus) {
        return skus.isEmpty() ? Map.of() : bySku(table.find(skus));
    }

    private List<ProductResult> take(List<ProductMessage> messages) {
        var known = new HashMap<>(bySku(
                table.lock(messages.stream().map(ProductMessage::sku).distinct().toList())));
        var changed = new LinkedHashMap<String, Product>();
        var results = messages.stream()
                .map(message -> {
                    var result = ProductResult.of(known.get(message.sku()), message);
                    result.after().ifPresent(product -> {
                        known.put(product.sku(), product);
                        changed.put(product.sku(), product);
                    });
                    return result;
                })
                .toList();
        if (!changed.isEmpty()) {
            table.write(List.copyOf(changed.values()), clock.now());
        }
        return results;
    }

    private static Map<String, Product> bySku(List<Product> products) {
        return products.stream().collect(Collectors.toMap(Product::sku, Function.identity()));
    }
}
