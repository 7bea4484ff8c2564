package org.encorecrm.ordering;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.encorecrm.support.IngestTransaction;
import org.encorecrm.support.InvalidInputException;
import org.encorecrm.support.Violation;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Orders and their statuses. Late, repeated and reordered messages end in the same state; the number of statements
 * does not depend on the number of messages.
 */
@Service
public class Orders {

    private final OrderIntake intake;
    private final StatusIntake statuses;
    private final OrderStatusKinds kinds;
    private final CurrencyRates rates;
    private final OrderViews views;
    private final IngestTransaction transaction;

    Orders(
            OrderIntake intake,
            StatusIntake statuses,
            OrderStatusKinds kinds,
            CurrencyRates rates,
            OrderViews views,
            IngestTransaction transaction) {
        this.intake = intake;
        this.statuses = statuses;
        this.kinds = kinds;
        this.rates = rates;
        this.views = views;
        this.transaction = transaction;
    }

    /**
     * Takes in one order.
     *
     * @param quiet it starts nothing, however new it is
     */
    public OrderResult put(OrderMessage message, boolean quiet) {
        var result = putAll(List.of(message), quiet).get(0);
        if (result.outcome() == OrderResult.Outcome.REJECTED) {
            throw new InvalidInputException(result.errors());
        }
        return result;
    }

    /** Takes in many orders in one transaction. A message that cannot be accepted is rejected alone. */
    public List<OrderResult> putAll(List<OrderMessage> messages, boolean quiet) {
        if (messages.isEmpty()) {
            return List.of();
        }
        return transaction.run(() -> take(messages, quiet));
    }

    /** Takes in a status; one that arrives before its order is kept for it. */
    public StatusResult reach(StatusMessage message, boolean quiet) {
        var kind = kinds.find(message.status()).orElseThrow(() -> new InvalidInputException(List.of(unknown())));
        return transaction.run(() -> statuses.take(message, kind, quiet));
    }

    @Transactional(readOnly = true)
    public Optional<OrderView> find(String source, String externalId) {
        return views.find(source, externalId);
    }

    @Transactional(readOnly = true)
    public Optional<OrderView> find(long id) {
        return views.find(id);
    }

    private List<OrderResult> take(List<OrderMessage> messages, boolean quiet) {
        var currencies = rates.of(messages.stream().map(OrderMessage::currency).toList());
        var valid = new ArrayList<IncomingOrder>(messages.size());
        var results = new ArrayList<OrderResult>(messages.size());
        for (var message : messages) {
            var wrong = check(message, currencies);
            results.add(OrderResult.rejected(wrong));
            if (wrong.isEmpty()) {
                var kind = message.status() == null
                        ? null
                        : kinds.find(message.status()).orElse(null);
                valid.add(new IncomingOrder(results.size() - 1, message, Canonical.hash(message), kind));
            }
        }
        intake.take(valid, currencies, quiet).forEach(results::set);
        return results;
    }

    private List<Violation> check(OrderMessage message, CurrencyRates.Table currencies) {
        var wrong = new ArrayList<Violation>();
        if (message.status() != null && kinds.find(message.status()).isEmpty()) {
            wrong.add(unknown());
        }
        if (!currencies.has(message.currency())) {
            wrong.add(new Violation("/currency", "has no exchange rate to " + currencies.base() + " yet"));
        }
        if (!message.customer().identifies()) {
            wrong.add(new Violation("/customer", "needs an externalId, email, phone or loyaltyCard"));
        }
        return wrong;
    }

    private Violation unknown() {
        return new Violation(
                "/status", "must be one of " + String.join(", ", kinds.all().keySet()));
    }
}
