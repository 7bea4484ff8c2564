package org.encorecrm.ordering;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.encorecrm.ordering.OrderProgress.StatusEntry;
import org.encorecrm.ordering.StatusResult.Outcome;
import org.encorecrm.support.BusinessClock;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Takes in statuses that come without their order's content. */
@Component
class StatusIntake {

    private final OrderTable table;
    private final OrderStatusTable statuses;
    private final TouchedCustomers touched;
    private final BusinessClock clock;
    private final ApplicationEventPublisher events;

    StatusIntake(
            OrderTable table,
            OrderStatusTable statuses,
            TouchedCustomers touched,
            BusinessClock clock,
            ApplicationEventPublisher events) {
        this.table = table;
        this.statuses = statuses;
        this.touched = touched;
        this.clock = clock;
        this.events = events;
    }

    StatusResult take(StatusMessage message, OrderStatusKind kind, boolean quiet) {
        var key = new OrderKey(message.source(), message.externalId());
        var known = table.lock(List.of(key)).get(key);
        if (known == null) {
            statuses.lockForEarly(key);
            known = table.lock(List.of(key)).get(key);
        }
        if (known == null) {
            statuses.keepEarly(key, new StatusEntry(version(message, kind), message.comment()));
            return new StatusResult(Outcome.KEPT, null, null);
        }
        var repeated = message.at() == null && known.status().kind().equals(kind);
        var reached = !repeated && reach(key, known, version(message, kind), message, quiet);
        if (!reached) {
            var current = known.status().kind().equals(kind) ? Set.of(known.id()) : Set.<Long>of();
            events.publishEvent(new OrdersConfirmed(Set.of(known.id()), current));
        }
        return new StatusResult(reached ? Outcome.UPDATED : Outcome.UNCHANGED, known.id(), known.customerId());
    }

    private boolean reach(OrderKey key, KnownOrder known, StatusVersion version, StatusMessage message, boolean quiet) {
        var progress = new OrderProgress(known);
        var reached = progress.reach(version, message.comment());
        var order = new WrittenOrder(known.id(), known.customerId(), progress);
        statuses.add(Map.of(known.id(), progress.historyToKeep()));
        if (reached) {
            table.reach(List.of(order));
            touched.enqueue(Map.of(key, order), quiet);
        }
        return reached;
    }

    private StatusVersion version(StatusMessage message, OrderStatusKind kind) {
        return new StatusVersion(message.at() == null ? clock.now() : message.at(), kind);
    }
}
