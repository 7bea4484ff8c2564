package org.encorecrm.ordering;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.encorecrm.change.News;
import org.encorecrm.customer.CustomerDocument;
import org.encorecrm.identity.Identities;
import org.encorecrm.identity.Mention;
import org.springframework.stereotype.Component;

/** Finds out who ordered. */
@Component
class Buyers {

    private final Identities identities;
    private final News news;

    Buyers(Identities identities, News news) {
        this.identities = identities;
        this.news = news;
    }

    /**
     * What is said about an order of an erased customer names nobody: it stays with what remains of them.
     *
     * @return the customer of every message with new content, by the message's line
     */
    Map<Integer, Long> identify(List<IncomingOrder> messages, OrderBatch batch, Instant now, boolean quiet) {
        var customers = new HashMap<Integer, Long>();
        var named = new ArrayList<IncomingOrder>();
        var mentions = new ArrayList<Mention>();
        for (var message : messages) {
            var known = batch.order(message.key()).known();
            if (known != null && known.isNobodys()) {
                customers.put(message.line(), known.customerId());
                continue;
            }
            var customer =
                    customer(message.order().customer(), batch.verdict(message).content());
            if (customer != null) {
                var placedAt = message.order().placedAt();
                var at = placedAt == null ? now : placedAt;
                named.add(message);
                mentions.add(new Mention(customer, at, quiet || news.isHistory(at)));
            }
        }
        if (!mentions.isEmpty()) {
            var identified = identities.identify(mentions);
            for (var i = 0; i < named.size(); i++) {
                customers.put(named.get(i).line(), identified.get(i).id());
            }
        }
        return customers;
    }

    /** Old news names nobody, but a word about consent has a time of its own and must not be lost with it. */
    private static @org.jspecify.annotations.Nullable CustomerDocument customer(
            CustomerDocument customer, OrderProgress.Age content) {
        return switch (content) {
            case NEW -> customer;
            case REPEATED -> null;
            case OLD -> customer.consents().isEmpty() ? null : withConsentsAlone(customer);
        };
    }

    private static CustomerDocument withConsentsAlone(CustomerDocument customer) {
        return new CustomerDocument(
                customer.source(),
                customer.externalId(),
                customer.email(),
                customer.phone(),
                customer.loyaltyCard(),
                null,
                Map.of(),
                customer.consents());
    }
}
