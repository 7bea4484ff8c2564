package org.encorecrm.activity;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.encorecrm.activity.EventMessage.CartItem;
import org.encorecrm.catalog.CategoryPath;
import org.encorecrm.customer.CustomerDocument;
import org.encorecrm.customer.CustomerDocuments;
import org.encorecrm.support.json.Document;
import org.encorecrm.support.json.Patch;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Reads events, as the contract of the API has them. */
@Component
public class EventMessages {

    private static final int MOST_ITEMS = 1000;
    private static final List<String> UTM = List.of("source", "medium", "campaign", "term", "content");

    private final CustomerDocuments customers;
    private final List<TypedEvents> typed;

    EventMessages(CustomerDocuments customers, List<TypedEvents> typed) {
        this.customers = customers;
        this.typed = typed;
    }

    public EventMessage read(JsonNode node) {
        var event = Document.of(node);
        var type = event.requiredText("type", 100);
        if (!type.isEmpty() && !EventTypes.isType(type)) {
            event.reject("type", "must be a lower_snake_case name");
        }
        var message = new EventMessage(
                event.text("id", 200).orNull(),
                type,
                event.time("at").orNull(),
                who(event),
                event.text("url", 4000).orNull(),
                event.text("referrer", 4000).orNull(),
                event.text("sku", 200).orNull(),
                event.text("category", 1000).map(CategoryPath::tidy).orNull(),
                utm(event.object("utm").orNull()),
                event.free("properties", 20_000).orNull(),
                items(event, type));
        typed.stream().filter(each -> each.type().equals(type)).forEach(each -> check(event, each));
        event.check();
        return message;
    }

    private static void check(Document event, TypedEvents typed) {
        var properties = event.loose("properties");
        if (!properties.isSet()) {
            event.required("properties", properties, event);
        }
        properties.ifSet(typed::check);
    }

    private CustomerDocument who(Document event) {
        var source = event.text("source", 100).orElse(CustomerDocuments.DEFAULT_SOURCE);
        var visitorId = event.text("visitorId", 200).orNull();
        var document = event.object("customer").orNull();
        if (document != null) {
            var customer = customers.read(document, source);
            CustomerDocuments.requireIdentifier(document, customer);
            return customer.visitorId() == null ? customer.withVisitor(visitorId) : customer;
        }
        if (visitorId == null) {
            event.reject("", "needs a customer or a visitorId");
        }
        return CustomerDocument.ofVisitor(source, visitorId == null ? "" : visitorId);
    }

    private static @Nullable List<CartItem> items(Document event, String type) {
        var items = event.objects("items", MOST_ITEMS);
        if (type.equals(EventTypes.CART_UPDATED)) {
            event.required("items", items, List.of());
        }
        return items.map(lines -> lines.stream().map(EventMessages::item).toList())
                .orNull();
    }

    private static CartItem item(Document item) {
        var sku = item.text("sku", 200).orNull();
        var name = item.text("name", 1000).orNull();
        if (sku == null && name == null) {
            item.reject("", "needs a sku or a name");
        }
        var quantity = item.required("quantity", item.decimal("quantity"), BigDecimal.ONE);
        if (quantity.signum() <= 0) {
            item.reject("quantity", "must be positive");
        }
        return new CartItem(
                sku,
                name,
                item.text("category", 1000).map(CategoryPath::tidy).orNull(),
                quantity,
                item.amount("price").orNull());
    }

    private static Map<String, String> utm(@Nullable Document document) {
        var texts = new TreeMap<String, String>();
        if (document != null) {
            UTM.forEach(name -> {
                Patch<String> text = document.text(name, 500);
                text.ifSet(value -> texts.put(name, value));
            });
        }
        return texts;
    }
}
