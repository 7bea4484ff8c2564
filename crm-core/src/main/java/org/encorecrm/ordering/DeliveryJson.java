package org.encorecrm.ordering;

import java.util.Map;
import org.encorecrm.ordering.OrderMessage.Delivery;
import org.encorecrm.support.json.Json;

/** What of a delivery has no column of its own, as it is kept. */
final class DeliveryJson {

    private DeliveryJson() {}

    static String of(Delivery delivery) {
        var json = Json.MAPPER.createObjectNode();
        if (delivery.pickupPoint() != null) {
            json.put("pickupPoint", delivery.pickupPoint());
        }
        if (delivery.trackingNumber() != null) {
            json.put("trackingNumber", delivery.trackingNumber());
        }
        if (!delivery.address().isEmpty()) {
            var address = json.putObject("address");
            for (Map.Entry<String, String> part : delivery.address().entrySet()) {
                address.put(part.getKey(), part.getValue());
            }
        }
        return json.toString();
    }
}
