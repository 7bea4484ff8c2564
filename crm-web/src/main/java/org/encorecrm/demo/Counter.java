package org.encorecrm.demo;

import java.util.List;
import java.util.function.Function;
import org.encorecrm.activity.EventMessages;
import org.encorecrm.activity.Events;
import org.encorecrm.catalog.ProductMessage;
import org.encorecrm.catalog.Products;
import org.encorecrm.customer.CustomerDocuments;
import org.encorecrm.identity.Identities;
import org.encorecrm.ordering.OrderMessages;
import org.encorecrm.ordering.OrderResult;
import org.encorecrm.ordering.Orders;
import org.encorecrm.ordering.StatusMessage;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Where the demo shop hands in what happened: the same services that REST uses, with the same documents. */
@Component
@DemoOnly
class Counter {

    private final CustomerDocuments customerDocuments;
    private final Identities identities;
    private final OrderMessages orderMessages;
    private final Orders orders;
    private final EventMessages eventMessages;
    private final Events events;
    private final Products products;

    Counter(
            CustomerDocuments customerDocuments,
            Identities identities,
            OrderMessages orderMessages,
            Orders orders,
            EventMessages eventMessages,
            Events events,
            Products products) {
        this.customerDocuments = customerDocuments;
        this.identities = identities;
        this.orderMessages = orderMessages;
        this.orders = orders;
        this.eventMessages = eventMessages;
        this.events = events;
        this.products = products;
    }

    void products(List<? extends JsonNode> documents) {
        products.putAll(read(documents, ProductMessage::read));
    }

    void customers(List<? extends JsonNode> documents, boolean quiet) {
        identities.upsert(read(documents, customerDocuments::read), quiet);
    }

    List<OrderResult> orders(List<? extends JsonNode> documents, boolean quiet) {
        return orders.putAll(read(documents, orderMessages::read), quiet);
    }

    void events(List<? extends JsonNode> documents, boolean quiet) {
        events.recordAll(read(documents, eventMessages::read), quiet);
    }

    void status(StatusMessage status) {
        orders.reach(status, false);
    }

    private static <T> List<T> read(List<? extends JsonNode> documents, Function<JsonNode, T> reader) {
        return documents.stream().map(reader).toList();
    }
}
