package org.encorecrm.ordering;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.encorecrm.ordering.OrderProgress.Content;
import org.encorecrm.ordering.OrderProgress.StatusEntry;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.stereotype.Component;

/** Writes what a batch changed: a handful of statements for any number of orders. */
@Component
class OrderWriter {

    private final OrderTable table;
    private final OrderItemTable items;
    private final OrderStatusTable statuses;

    OrderWriter(OrderTable table, OrderItemTable items, OrderStatusTable statuses) {
        this.table = table;
        this.items = items;
        this.statuses = statuses;
    }

    /** @return the orders that are not as they were */
    Map<OrderKey, WrittenOrder> write(OrderBatch batch, Map<Integer, Long> customers, CurrencyRates.Table rates) {
        var rows = new ArrayList<OrderRow>();
        var reached = new HashMap<OrderKey, WrittenOrder>();
        batch.orders().forEach((key, order) -> {
            var content = order.content();
            var known = order.known();
            if (content != null) {
                rows.add(row(content, order, customers, rates));
            } else if (known != null && order.newStatus() != null) {
                reached.put(key, new WrittenOrder(known.id(), known.customerId(), order));
            }
        });
        var written = new HashMap<>(reached);
        var ids = table.write(rows);
        rows.forEach(row -> written.put(row.key(), new WrittenOrder(id(ids, row), row.customerId(), row.progress())));
        items.write(rows, ids);
        table.reach(List.copyOf(reached.values()));
        statuses.add(history(batch, ids));
        return written;
    }

    private static Map<Long, List<StatusEntry>> history(OrderBatch batch, Map<OrderKey, Long> ids) {
        var history = new HashMap<Long, List<StatusEntry>>();
        batch.orders().forEach((key, order) -> {
            var known = order.known();
            var id = known == null ? ids.get(key) : Long.valueOf(known.id());
            if (id != null) {
                history.put(id, order.historyToKeep());
            }
        });
        return history;
    }

    private static OrderRow row(
            Content content, OrderProgress order, Map<Integer, Long> customers, CurrencyRates.Table rates) {
        var customer = customers.get(content.message().line());
        var status = order.status();
        if (customer == null || status == null) {
            throw new IllegalStateException("an order without a customer or a status");
        }
        var known = order.known();
        if (known != null && known.isNobodys() && customer != known.customerId()) {
            throw new CannotAcquireLockException("the order's customer has just been erased");
        }
        var message = content.message().order();
        var rate = rates.at(message.currency(), content.placedAt());
        return new OrderRow(
                content, order, customer, status, rates.code(message.currency()), Figures.of(message, rate));
    }

    private static long id(Map<OrderKey, Long> ids, OrderRow row) {
        @Nullable Long id = ids.get(row.key());
        if (id == null) {
            throw new IllegalStateException("an order without an id");
        }
        return id;
    }
}
