package org.encorecrm.segment;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Something that is kept as it was said, and asked about as it is kept.
 *
 * @param key in the catalogue
 * @param column where it is kept; with dots: in a JSON column
 * @param words what it may be; empty of numbers
 * @param always whether nobody is without one
 */
record Trait(String key, String column, List<String> words, boolean always) {

    private static final List<String> WORDS = List.of("Мир", "worldly", "50%_off");

    static final List<Trait> OF_CUSTOMER = List.of(
            text("customer.firstName", "first_name"),
            text("customer.lastName", "last_name"),
            text("customer.middleName", "middle_name"),
            text("customer.email", "email", "anna@lives.example", "boris@" + Person.GONE),
            text("customer.phone", "phone", "+79031234567", "+77011234567"),
            text("customer.maritalStatus", "marital_status"),
            text("customer.education", "education"),
            number("customer.income", "income"),
            text("customer.language", "language", "ru", "kk"),
            text("customer.timeZone", "time_zone", "Europe/Moscow", "Asia/Almaty"),
            text("customer.managerLogin", "manager_login", "olga", "oleg"),
            text("customer.address.region", "region"),
            text("customer.address.district", "district"),
            text("customer.address.country", "country", "RU", "KZ"),
            text("customer.address.street", "street"),
            text("customer.address.house", "house"),
            text("customer.address.postalCode", "postal_code", "428000", "420000"),
            text("customer.company.name", "company_name"),
            text("customer.company.industry", "company_industry"),
            number("customer.company.size", "company_size"),
            text("customer.company.position", "company_position"),
            text("customer.utm.source", "utm_source"),
            text("customer.utm.medium", "utm_medium"),
            text("customer.utm.campaign", "utm_campaign"),
            text("customer.utm.term", "utm_term"),
            text("customer.utm.content", "utm_content"));

    static final List<Trait> OF_ORDER = List.of(
            number("order.discount", "discount").known(),
            text("order.currency", "currency", "RUB", "KZT").known(),
            text("order.source", "source", "lives", "second").known(),
            text("order.promoCode", "promo_code"),
            text("order.delivery.method", "delivery_method", "pickup", "courier"),
            number("order.delivery.cost", "delivery_cost"),
            text("order.delivery.pickupPoint", "delivery.pickupPoint"),
            text("order.delivery.city", "delivery.address.city"),
            text("order.payment.method", "payment_method", "card", "cash"),
            text("order.payment.status", "payment_status", "paid", "due"),
            text("order.utm.source", "utm.source"),
            text("order.utm.medium", "utm.medium"),
            text("order.utm.campaign", "utm.campaign"));

    static final List<Trait> OF_LINE = List.of(
            text("item.sku", "sku", "trait-1", "trait-2"),
            text("item.name", "name").known());

    static final List<Trait> OF_EVENT = List.of(
            text("sku", "sku", "trait-1", "trait-2"),
            text("url", "url", "https://shop.example/a", "https://shop.example/b"),
            text("referrer", "referrer", "https://search.example/", "https://other.example/"),
            text("source", "source", "shop", "second").known(),
            text("properties.goal", "properties.goal", "price_list", "call"),
            text("properties.query", "properties.query", "robot", "doll"),
            text("properties.colour", "properties.colour", "red", "blue"),
            text("utm.source", "utm.source"),
            text("utm.medium", "utm.medium"),
            text("utm.campaign", "utm.campaign"));

    private static Trait text(String key, String column, String... words) {
        return new Trait(key, column, words.length == 0 ? WORDS : List.of(words), false);
    }

    private static Trait number(String key, String column) {
        return new Trait(key, column, List.of(), false);
    }

    private Trait known() {
        return new Trait(key, column, words, true);
    }

    boolean isNumber() {
        return words.isEmpty();
    }

    /** Values by the keys of the traits; what is not known is missing. */
    static Map<String, Object> random(List<Trait> traits, SplittableRandom random) {
        var values = new HashMap<String, Object>();
        for (var trait : traits) {
            if (trait.always || random.nextInt(3) != 0) {
                values.put(
                        trait.key,
                        trait.isNumber()
                                ? BigDecimal.valueOf(random.nextInt(6))
                                : trait.words.get(random.nextInt(trait.words.size())));
            }
        }
        return values;
    }

    /** Keeps them in the rows of a table that a condition over {@code :id} names. */
    static void keep(
            JdbcClient jdbc, String table, String where, long id, List<Trait> traits, Map<String, Object> values) {
        var columns = new LinkedHashMap<String, @Nullable Object>();
        for (var trait : traits) {
            var path = trait.column.split("\\.");
            var value = values.get(trait.key);
            if (path.length == 1) {
                columns.put(trait.column, value);
            } else if (columns.computeIfAbsent(path[0], each -> JsonNodeFactory.instance.objectNode())
                            instanceof ObjectNode json
                    && value != null) {
                for (var i = 1; i < path.length - 1; i++) {
                    json = json.withObject("/" + path[i]);
                }
                json.put(path[path.length - 1], value.toString());
            }
        }
        var assignments = new ArrayList<String>();
        var parameters = new HashMap<String, @Nullable Object>();
        parameters.put("id", id);
        columns.forEach((column, value) -> {
            assignments.add(column + (value instanceof ObjectNode ? " = :" + column + "::jsonb" : " = :" + column));
            parameters.put(column, value instanceof ObjectNode ? value.toString() : value);
        });
        jdbc.sql("update %s set %s where %s".formatted(table, String.join(", ", assignments), where))
                .params(parameters)
                .update();
    }

    /** What is kept of a customer now. */
    static Map<String, Object> ofCustomer(JdbcClient jdbc, long id) {
        return jdbc.sql("select * from core.customer where id = :id")
                .param("id", id)
                .query((row, i) -> {
                    var values = new HashMap<String, Object>();
                    for (var trait : OF_CUSTOMER) {
                        var value = trait.isNumber() ? row.getBigDecimal(trait.column) : row.getString(trait.column);
                        if (value != null) {
                            values.put(trait.key, value);
                        }
                    }
                    return values;
                })
                .single();
    }
}
