package org.encorecrm.ordering;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.encorecrm.support.BusinessClock;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Takes in valid orders, set-based, within one transaction.
 *
 * <p>What is known is read twice: without locks to leave out what is old news, because people must be identified before
 * any other row is locked, and again under lock. Versions only grow, so what was old at first is old for good.
 */
@Component
class OrderIntake {

    private final OrderTable table;
    private final OrderStatusTable statuses;
    private final OrderWriter writer;
    private final OrderStatusKinds kinds;
    private final Buyers buyers;
    private final TouchedCustomers touched;
    private final BusinessClock clock;
    private final ApplicationEventPublisher events;

    OrderIntake(
            OrderTable table,
            OrderStatusTable statuses,
            OrderWriter writer,
            OrderStatusKinds kinds,
            Buyers buyers,
            TouchedCustomers touched,
            BusinessClock clock,
            ApplicationEventPublisher events) {
        this.table = table;
        this.statuses = statuses;
        this.writer = writer;
        this.kinds = kinds;
        this.buyers = buyers;
        this.touched = touched;
        this.clock = clock;
        this.events = events;
    }

    /** @return the results by the messages' lines */
    Map<Integer, OrderResult> take(List<IncomingOrder> messages, CurrencyRates.Table rates, boolean quiet) {
        var now = clock.now();
        var keys = messages.stream().map(IncomingOrder::key).distinct().toList();
        var batch = batch(messages, table.find(keys), now);
        var customers = buyers.identify(messages, batch, now, quiet);
        if (batch.changesKnownOrders()) {
            batch = batch(messages, table.lock(keys), now);
        }
        takeEarlyStatuses(batch);
        var written = writer.write(batch, customers, rates);
        confirm(messages, batch);
        touched.enqueue(written, quiet);
        return results(messages, batch, written);
    }

    private void confirm(List<IncomingOrder> messages, OrderBatch batch) {
        var confirmed = new HashSet<Long>();
        var current = new HashSet<Long>();
        for (var message : messages) {
            var known = batch.order(message.key()).known();
            if (known != null && batch.verdict(message).outcome() == OrderResult.Outcome.UNCHANGED) {
                confirmed.add(known.id());
                if (batch.verdict(message).content() == OrderProgress.Age.REPEATED) {
                    current.add(known.id());
                }
            }
        }
        if (!confirmed.isEmpty()) {
            events.publishEvent(new OrdersConfirmed(confirmed, current));
        }
    }

    private OrderBatch batch(List<IncomingOrder> messages, Map<OrderKey, KnownOrder> known, Instant now) {
        return new OrderBatch(messages, known, kinds.first(), now);
    }

    private void takeEarlyStatuses(OrderBatch batch) {
        statuses.takeEarly(batch.created())
                .forEach((key, early) -> batch.order(key).reachEarly(early));
    }

    private static Map<Integer, OrderResult> results(
            List<IncomingOrder> messages, OrderBatch batch, Map<OrderKey, WrittenOrder> written) {
        var results = new HashMap<Integer, OrderResult>();
        for (var message : messages) {
            var outcome = batch.verdict(message).outcome();
            var order = written.get(message.key());
            var known = batch.order(message.key()).known();
            results.put(
                    message.line(),
                    order == null && known != null
                            ? new OrderResult(outcome, known.id(), known.customerId(), List.of())
                            : WrittenOrder.require(order).result(outcome));
        }
        return results;
    }
}
