package org.encorecrm.ordering;

import java.util.Map;
import java.util.Set;
import org.encorecrm.change.ChangeKind;
import org.encorecrm.change.Changes;
import org.encorecrm.change.News;
import org.encorecrm.change.Touched;
import org.springframework.stereotype.Component;

/** Puts everybody whose orders changed into the change queue: also the one an order was taken from. */
@Component
class TouchedCustomers {

    private final Changes changes;
    private final News news;

    TouchedCustomers(Changes changes, News news) {
        this.changes = changes;
        this.news = news;
    }

    void enqueue(Map<OrderKey, WrittenOrder> orders, boolean quiet) {
        var touched = new Touched();
        for (var order : orders.values()) {
            var quietly = quiet || isHistory(order.progress());
            touched.add(order.customerId(), quietly);
            var known = order.progress().known();
            if (known != null) {
                touched.add(known.customerId(), quietly);
            }
        }
        touched.enqueue(changes, Set.of(ChangeKind.ORDERS));
    }

    /** What happened is the purchase when the content is new, and a step of a known order when its status is. */
    private boolean isHistory(OrderProgress order) {
        var content = order.content();
        var status = order.known() == null ? null : order.newStatus();
        return (content == null || news.isHistory(content.placedAt()))
                && (status == null || news.isHistory(status.at()));
    }
}
