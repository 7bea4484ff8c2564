package org.encorecrm.ordering;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.TreeMap;
import org.encorecrm.customer.CustomerDocument;
import org.encorecrm.support.json.Patch;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The content of an order in one spelling, and its hash. What is absent is left out, so that a field the contract
 * gains later changes the hash of no order without it. The status has a version of its own and is left out too.
 */
final class Canonical {

    private final StringBuilder text = new StringBuilder(512);

    private Canonical() {}

    static byte[] hash(OrderMessage order) {
        var canonical = new Canonical();
        canonical.order(order);
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(canonical.text.toString().getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void order(OrderMessage order) {
        add("number", order.number());
        add("placedAt", order.placedAt());
        add("currency", order.currency());
        add("total", order.total());
        add("discount", order.discount());
        customer(order.customer(), order.source());
        order.items().forEach(this::line);
        add("delivery.method", order.delivery().method());
        add("delivery.cost", order.delivery().cost());
        add("delivery.pickupPoint", order.delivery().pickupPoint());
        add("delivery.trackingNumber", order.delivery().trackingNumber());
        new TreeMap<>(order.delivery().address()).forEach((name, value) -> add("delivery.address." + name, value));
        add("payment.method", order.payment().method());
        add("payment.status", order.payment().status());
        add("promoCode", order.promoCode());
        new TreeMap<>(order.utm()).forEach((name, value) -> add("utm." + name, value));
        add("customFields", order.customFields());
    }

    private void line(OrderLine line) {
        text.append("line\n");
        add("sku", line.sku());
        add("name", line.name());
        add("category", line.category());
        add("brand", line.brand());
        add("quantity", line.quantity());
        add("kept", line.kept());
        add("price", line.price());
        add("cost", line.cost());
        add("weight", line.weight());
    }

    private void customer(CustomerDocument customer, String source) {
        add("customer.source", customer.source().equals(source) ? null : customer.source());
        add("customer.externalId", customer.externalId());
        customer.email().ifSet(email -> add("customer.email", email.value()));
        customer.phone().ifSet(phone -> add("customer.phone", phone.value()));
        add("customer.loyaltyCard", customer.loyaltyCard().orNull());
        add("customer.visitorId", customer.visitorId());
        new TreeMap<>(customer.fields()).forEach((field, value) -> add("customer." + field.column(), value));
        customer.consents().forEach(consent -> add("customer.consent", consent));
    }

    private void add(String name, @Nullable Object value) {
        if (value != null) {
            text.append(name).append('=').append(spell(value)).append('\n');
        }
    }

    private static String spell(Object value) {
        if (value instanceof BigDecimal number) {
            return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
        }
        if (value instanceof Patch<?> patch) {
            var inner = patch.orNull();
            return inner == null ? "" : spell(inner);
        }
        return value instanceof JsonNode node ? spell(node) : value.toString();
    }

    private static String spell(JsonNode node) {
        if (node.isObject()) {
            var sorted = new TreeMap<String, String>();
            node.properties().forEach(field -> sorted.put(field.getKey(), spell(field.getValue())));
            return sorted.toString();
        }
        return node.isNumber() ? spell(node.decimalValue()) : node.toString();
    }
}
