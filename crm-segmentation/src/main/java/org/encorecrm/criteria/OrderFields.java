package org.encorecrm.criteria;

import static org.encorecrm.criteria.ValueType.*;

import java.util.List;
import java.util.Set;
import org.encorecrm.change.ChangeKind;

/** What is known about an order as a whole. */
final class OrderFields {

    private static final Shelf ORDER = new Shelf(Theme.ORDER, Home.ORDER, Set.of(ChangeKind.ORDERS));

    private OrderFields() {}

    static List<Field> all() {
        return List.of(
                ORDER.field("order.total", NUMBER, "Order total", "Сумма заказа", "o.amount"),
                ORDER.field("order.discount", NUMBER, "Discount", "Скидка", "o.discount"),
                ORDER.field("order.currency", TEXT, "Currency", "Валюта", "o.currency"),
                ORDER.field("order.status", TEXT, "Status", "Статус", "o.status"),
                ORDER.field("order.promoCode", TEXT, "Promo code", "Промокод", "o.promo_code"),
                ORDER.field("order.delivery.method", TEXT, "Delivery", "Способ доставки", "o.delivery_method"),
                ORDER.field("order.delivery.cost", NUMBER, "Delivery cost", "Стоимость доставки", "o.delivery_cost"),
                ORDER.field(
                        "order.delivery.pickupPoint",
                        TEXT,
                        "Pick-up point",
                        "Пункт выдачи",
                        "(o.delivery ->> 'pickupPoint')"),
                ORDER.field(
                        "order.delivery.city",
                        TEXT,
                        "Delivery city",
                        "Город доставки",
                        "(o.delivery #>> '{address,city}')"),
                ORDER.field("order.payment.method", TEXT, "Payment", "Способ оплаты", "o.payment_method"),
                ORDER.field("order.payment.status", TEXT, "Payment status", "Статус оплаты", "o.payment_status"),
                ORDER.field("order.source", TEXT, "Shop", "Магазин", "o.source"),
                utm("source", "Source", "Источник"),
                utm("medium", "Channel", "Канал"),
                utm("campaign", "Campaign", "Кампания"));
    }

    private static Field utm(String key, String en, String ru) {
        return ORDER.field("order.utm." + key, TEXT, en, ru, "(o.utm ->> '" + key + "')");
    }
}
