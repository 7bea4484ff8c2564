package org.encorecrm.intake;

import static org.encorecrm.intake.CellType.*;

import java.util.List;
import java.util.stream.Stream;

/** What is known of orders: one line per item, lines of one number are one order. Sums and dates must be right. */
final class OrderFields {

    private static final List<ImportField> OWN = List.of(
            must(
                    "externalId",
                    TEXT,
                    "номер заказа|заказ|id заказа|ид заказа|код заказа|номер чека|чек|order id|order|order number|"
                            + "order no|order name|orderid|transaction id|external id|id|№ заказа|n заказа"),
            must("number", TEXT, "внешний номер|номер|number|display number"),
            must(
                    "placedAt",
                    TIME,
                    "дата заказа|дата оформления|дата создания|дата покупки|дата|дата и время|оформлен|создан|"
                            + "order date|date|placed at|purchase date|created at|created|order time|invoice date"),
            must("updatedAt", TIME, "дата изменения|изменен|обновлен|updated at|updated|modified"),
            must("status", STATUS, "статус заказа|статус|состояние|status|order status|state"),
            must("statusAt", TIME, "дата статуса|status date|status at"),
            must("currency", TEXT, "валюта|currency"),
            must(
                    "total",
                    NUMBER,
                    "сумма заказа|итого|сумма|итого по заказу|к оплате|стоимость заказа|order total|total|revenue|"
                            + "total price|total amount|amount|order amount|grand total"),
            must("discount", NUMBER, "скидка|сумма скидки|скидка на заказ|discount|discount amount|total discount"),
            must("promoCode", TEXT, "промокод|купон|promo code|promocode|coupon|discount code"),
            must("item.sku", TEXT, "артикул|sku|код товара|артикул товара|id товара|product id|item sku|stock code"),
            must(
                    "item.name",
                    TEXT,
                    "товар|название товара|наименование товара|наименование|номенклатура|позиция|product|product name|"
                            + "item|item name|lineitem name|description"),
            must("item.category", TEXT, "категория|категория товара|раздел|category|product category"),
            must("item.brand", TEXT, "бренд|производитель|марка|brand|vendor|lineitem vendor"),
            must("item.quantity", NUMBER, "количество|кол во|колво|шт|quantity|qty|lineitem quantity|count"),
            must("item.kept", NUMBER, "выкуплено|выкупленное количество|kept"),
            must("item.price", NUMBER, "цена|цена за единицу|цена товара|price|unit price|lineitem price|item price"),
            must("item.sum", NUMBER, "сумма позиции|сумма по товару|стоимость|сумма|line total|item total|subtotal"),
            must("item.cost", NUMBER, "себестоимость|закупочная цена|cost|unit cost"),
            must("item.weight", NUMBER, "вес|weight"),
            must("delivery.method", TEXT, "способ доставки|доставка|тип доставки|delivery method|shipping method"),
            must("delivery.cost", NUMBER, "стоимость доставки|цена доставки|delivery cost|shipping|shipping cost"),
            must("delivery.pickupPoint", TEXT, "пункт выдачи|пвз|pickup point"),
            must("delivery.trackingNumber", TEXT, "трек номер|трекномер|tracking number|tracking"),
            must("payment.method", TEXT, "способ оплаты|оплата|тип оплаты|payment method"),
            must("payment.status", TEXT, "статус оплаты|оплачен|payment status|financial status"),
            ImportField.of("delivery.address.city", TEXT, true, "город доставки|delivery city|shipping city"),
            ImportField.of("delivery.address.street", TEXT, true, "адрес доставки|delivery address|shipping address"),
            ImportField.of("delivery.address.postalCode", TEXT, true, "индекс доставки|shipping zip|delivery zip"),
            ImportField.of("utm.source", TEXT, true, "utm source|источник|источник заказа|source"),
            ImportField.of("utm.medium", TEXT, true, "utm medium|medium"),
            ImportField.of("utm.campaign", TEXT, true, "utm campaign|кампания|campaign"));

    /** An order names its customer the way a file of customers does, and under more of the names. */
    static final List<ImportField> ALL = Stream.concat(
                    OWN.stream(),
                    CustomerFields.ALL.stream()
                            .filter(field -> !field.code().startsWith("utm."))
                            .map(OrderFields::ofCustomer))
            .toList();

    private OrderFields() {}

    private static ImportField must(String code, CellType type, String names) {
        return ImportField.of(code, type, false, names);
    }

    private static ImportField ofCustomer(ImportField field) {
        var shared = List.of("id", "ид", "код", "uid", "номер", "created", "created at", "создан", "дата создания");
        return new ImportField(
                "customer." + field.code(),
                field.type(),
                true,
                field.names().stream().filter(name -> !shared.contains(name)).toList());
    }
}
