package org.encorecrm.ordering;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.encorecrm.catalog.CategoryPath;
import org.encorecrm.catalog.CurrencyCode;
import org.encorecrm.customer.CustomerDocument;
import org.encorecrm.customer.CustomerDocuments;
import org.encorecrm.field.CustomFields;
import org.encorecrm.field.FieldEntity;
import org.encorecrm.ordering.OrderMessage.Delivery;
import org.encorecrm.ordering.OrderMessage.Payment;
import org.encorecrm.support.json.Document;
import org.encorecrm.support.json.Patch;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Reads orders and their statuses, as the contract of the API has them. */
@Component
public class OrderMessages {

    private static final int MOST_LINES = 1000;
    private static final List<String> UTM = List.of("source", "medium", "campaign", "term", "content");
    private static final List<String> ADDRESS =
            List.of("country", "region", "district", "city", "street", "house", "flat", "postalCode");

    private final CustomerDocuments customers;
    private final CustomFields customFields;

    OrderMessages(CustomerDocuments customers, CustomFields customFields) {
        this.customers = customers;
        this.customFields = customFields;
    }

    /** An order that names itself. */
    public OrderMessage read(JsonNode node) {
        var order = Document.of(node);
        var message = read(
                order,
                order.text("source", 100).orElse(CustomerDocuments.DEFAULT_SOURCE),
                order.requiredText("externalId", 200));
        order.check();
        return message;
    }

    /** An order named by its address; what its body says about that must agree. */
    public OrderMessage read(JsonNode node, String source, String externalId) {
        var order = Document.of(node);
        agree(order, "source", source);
        agree(order, "externalId", externalId);
        var message = read(order, source, externalId);
        order.check();
        return message;
    }

    public StatusMessage readStatus(JsonNode node, String source, String externalId) {
        var status = Document.of(node);
        var message = new StatusMessage(
                source,
                externalId,
                status.requiredText("status", 100),
                status.time("at").orNull(),
                status.prose("comment", 2000).orNull());
        status.check();
        return message;
    }

    private static void agree(Document order, String name, String value) {
        order.text(name, 200).ifSet(said -> {
            if (!said.equals(value)) {
                order.reject(name, "must be the same as in the address");
            }
        });
    }

    private OrderMessage read(Document order, String source, String externalId) {
        var items = order.objects("items", MOST_LINES).orElse(List.of()).stream()
                .map(OrderMessages::line)
                .toList();
        var total = order.amount("total");
        if (items.isEmpty() && !total.isSet() && !order.has("total")) {
            order.reject("total", "is required when there are no items");
        }
        return new OrderMessage(
                source,
                externalId,
                order.text("number", 100).orNull(),
                order.time("placedAt").orNull(),
                order.time("updatedAt").orNull(),
                order.text("status", 100).orNull(),
                order.time("statusAt").orNull(),
                CurrencyCode.read(order, "currency").orNull(),
                total.orNull(),
                order.amount("discount").orNull(),
                customer(order, source),
                items,
                delivery(order.object("delivery")),
                payment(order.object("payment")),
                order.text("promoCode", 100).orNull(),
                texts(order.object("utm"), UTM),
                customFields.readWhole(order, "customFields", FieldEntity.ORDER).orNull());
    }

    private CustomerDocument customer(Document order, String source) {
        var visitorId = order.text("visitorId", 200).orNull();
        var document = order.object("customer").orNull();
        if (document == null) {
            order.required("customer", Patch.<Document>absent(), order);
            return CustomerDocument.ofVisitor(source, "");
        }
        var customer = customers.read(document, source);
        CustomerDocuments.requireIdentifier(document, customer);
        return customer.visitorId() == null ? customer.withVisitor(visitorId) : customer;
    }

    private static OrderLine line(Document line) {
        var sku = line.text("sku", 200).orNull();
        var name = line.text("name", 1000).orNull();
        if (sku == null && name == null) {
            line.reject("", "needs a sku or a name");
        }
        var quantity = line.required("quantity", line.decimal("quantity"), BigDecimal.ONE);
        if (quantity.signum() <= 0) {
            line.reject("quantity", "must be positive");
        }
        var kept = line.amount("kept").orNull();
        if (kept != null && kept.compareTo(quantity) > 0) {
            line.reject("kept", "must not be more than the quantity");
        }
        return new OrderLine(
                sku,
                name,
                line.text("category", 1000).map(CategoryPath::tidy).orNull(),
                line.text("brand", 300).orNull(),
                quantity,
                kept,
                line.required("price", line.amount("price"), BigDecimal.ZERO),
                line.amount("cost").orNull(),
                line.amount("weight").orNull());
    }

    private static Delivery delivery(Patch<Document> field) {
        var delivery = field.orNull();
        return delivery == null
                ? Delivery.UNSAID
                : new Delivery(
                        delivery.text("method", 200).orNull(),
                        delivery.amount("cost").orNull(),
                        delivery.text("pickupPoint", 300).orNull(),
                        delivery.text("trackingNumber", 200).orNull(),
                        texts(delivery.object("address"), ADDRESS));
    }

    private static Payment payment(Patch<Document> field) {
        var payment = field.orNull();
        return payment == null
                ? Payment.UNSAID
                : new Payment(
                        payment.text("method", 200).orNull(),
                        payment.text("status", 200).orNull());
    }

    private static Map<String, String> texts(Patch<Document> field, List<String> names) {
        var texts = new TreeMap<String, String>();
        @Nullable Document document = field.orNull();
        if (document != null) {
            names.forEach(name -> document.text(name, 500).ifSet(text -> texts.put(name, text)));
        }
        return texts;
    }
}
