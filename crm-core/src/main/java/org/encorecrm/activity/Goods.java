package org.encorecrm.activity;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.encorecrm.activity.EventMessage.CartItem;
import org.encorecrm.catalog.Product;
import org.encorecrm.catalog.Products;
import org.encorecrm.support.json.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** What events leave unsaid about the goods they name, as the catalogue has it now. */
final class Goods {

    private final Map<String, Product> products;

    private Goods(Map<String, Product> products) {
        this.products = products;
    }

    /** Asks the catalogue once, and only when there is something to ask. */
    static Goods of(List<EventMessage> events, Products catalogue) {
        return new Goods(catalogue.find(events.stream()
                .flatMap(Goods::incomplete)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet())));
    }

    private static Stream<@Nullable String> incomplete(EventMessage event) {
        var items = event.items() == null ? List.<CartItem>of() : event.items();
        return Stream.concat(
                Stream.ofNullable(event.category() == null ? event.sku() : null),
                items.stream()
                        .filter(item -> item.name() == null || item.category() == null || item.price() == null)
                        .map(CartItem::sku));
    }

    @Nullable
    String category(EventMessage event) {
        return event.category() != null ? event.category() : known(event.sku(), Product::category);
    }

    /** The items of a cart as they are kept; null for what is no cart. */
    @Nullable
    String items(EventMessage event) {
        if (event.items() == null) {
            return null;
        }
        var array = Json.MAPPER.createArrayNode();
        for (var item : event.items()) {
            write(item, array.addObject());
        }
        return array.toString();
    }

    private void write(CartItem item, ObjectNode node) {
        put(node, "sku", item.sku());
        put(node, "name", item.name() != null ? item.name() : known(item.sku(), Product::name));
        put(node, "category", item.category() != null ? item.category() : known(item.sku(), Product::category));
        node.put("quantity", item.quantity());
        var price = item.price() != null ? item.price() : known(item.sku(), Product::price);
        if (price != null) {
            node.put("price", price);
        }
    }

    private static void put(ObjectNode node, String name, @Nullable String value) {
        if (value != null) {
            node.put(name, value);
        }
    }

    private <T> @Nullable T known(@Nullable String sku, Function<Product, @Nullable T> field) {
        var product = sku == null ? null : products.get(sku);
        return product == null ? null : field.apply(product);
    }
}
