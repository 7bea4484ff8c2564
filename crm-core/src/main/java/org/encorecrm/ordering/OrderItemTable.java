package org.encorecrm.ordering;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.encorecrm.catalog.Product;
import org.encorecrm.catalog.Products;
import org.encorecrm.support.Columns;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The lines of orders. What a line does not say about its product the catalogue does, as of now. */
@Repository
class OrderItemTable {

    private final JdbcClient jdbc;
    private final Products products;

    OrderItemTable(JdbcClient jdbc, Products products) {
        this.jdbc = jdbc;
        this.products = products;
    }

    void write(List<OrderRow> orders, Map<OrderKey, Long> ids) {
        var changed = orders.stream().filter(OrderRow::hasNewLines).toList();
        delete(changed.stream().map(OrderRow::knownId).filter(Objects::nonNull).toList());
        insert(lines(changed, ids));
    }

    private void delete(List<@Nullable Long> orderIds) {
        if (!orderIds.isEmpty()) {
            jdbc.sql("delete from core.order_item where order_id = any(:ids)")
                    .param("ids", orderIds.toArray(Long[]::new))
                    .update();
        }
    }

    private List<Item> lines(List<OrderRow> orders, Map<OrderKey, Long> ids) {
        var known = products.find(orders.stream()
                .flatMap(order -> order.message().items().stream())
                .filter(line -> line.category() == null || line.brand() == null || line.name() == null)
                .map(OrderLine::sku)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        var items = new ArrayList<Item>();
        for (var order : orders) {
            var lines = order.message().items();
            for (var i = 0; i < lines.size(); i++) {
                var line = lines.get(i);
                items.add(new Item(
                        order,
                        Objects.requireNonNull(ids.get(order.key())),
                        i,
                        line,
                        line.sku() == null ? null : known.get(line.sku()),
                        order.figures().lines().get(i)));
            }
        }
        return items;
    }

    private void insert(List<Item> items) {
        if (items.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        insert into core.order_item (order_id, line, customer_id, placed_at, sku, name, category, brand,
                                                     quantity, kept, price, cost, weight, amount)
                        select * from unnest(:orderId::bigint[], :line::integer[], :customerId::bigint[],
                                             :placedAt::timestamptz[], :sku::text[], :name::text[], :category::text[],
                                             :brand::text[], :quantity::numeric[], :kept::numeric[], :price::numeric[],
                                             :cost::numeric[], :weight::numeric[], :amount::numeric[])
                        """)
                .params(Columns.of(items)
                        .add("orderId", Item::orderId)
                        .add("line", Item::line)
                        .add("customerId", item -> item.order().customerId())
                        .add("placedAt", item -> item.order().content().placedAt())
                        .add("sku", item -> item.said().sku())
                        .add("name", Item::name)
                        .add("category", Item::category)
                        .add("brand", Item::brand)
                        .add("quantity", item -> item.said().quantity())
                        .add("kept", item -> item.said().keptQuantity())
                        .add("price", item -> item.said().price())
                        .add("cost", item -> item.said().cost())
                        .add("weight", Item::weight)
                        .add("amount", Item::amount)
                        .params())
                .update();
    }

    private record Item(
            OrderRow order,
            long orderId,
            int line,
            OrderLine said,
            @Nullable Product product,
            BigDecimal amount) {

        @Nullable
        String name() {
            return said.name() != null ? said.name() : product != null ? product.name() : said.sku();
        }

        @Nullable
        String category() {
            return said.category() != null || product == null ? said.category() : product.category();
        }

        @Nullable
        String brand() {
            return said.brand() != null || product == null ? said.brand() : product.brand();
        }

        @Nullable
        BigDecimal weight() {
            return said.weight() != null || product == null ? said.weight() : product.weight();
        }
    }
}
