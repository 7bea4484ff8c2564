package org.encorecrm.criteria;

import static org.encorecrm.criteria.ValueType.*;

import java.util.List;
import java.util.Set;
import org.encorecrm.change.ChangeKind;

/** What is known about an event. */
final class EventFields {

    private static final Shelf EVENT = new Shelf(Theme.EVENT, Home.EVENT, Set.of(ChangeKind.ACTIVITY));

    private EventFields() {}

    static List<Field> all() {
        return List.of(
                EVENT.field("category", PATH, "Category", "Категория", "e.category"),
                EVENT.field("sku", TEXT, "Product code", "Артикул", "e.sku"),
                inItems("sku", "Product in the cart", "Товар в корзине"),
                inItems("category", "Category in the cart", "Категория в корзине"),
                known("goal", "Goal", "Цель"),
                known("query", "Search words", "Запрос"),
                EVENT.field("url", TEXT, "Page address", "Адрес страницы", "e.url"),
                EVENT.field("referrer", TEXT, "Came from page", "Откуда перешёл", "e.referrer"),
                EVENT.field("source", TEXT, "Shop", "Магазин", "e.source"),
                utm("source", "Source", "Источник"),
                utm("medium", "Channel", "Канал"),
                utm("campaign", "Campaign", "Кампания"));
    }

    /** What lies in the cart that the event tells of: added goods are asked for by it. */
    private static Field inItems(String key, String en, String ru) {
        return EVENT.field("items." + key, TAGS, en, ru, """
                (case when jsonb_typeof(e.items) = 'array' then
                    array(select i ->> '%1$s' from jsonb_array_elements(e.items) i where i ->> '%1$s' is not null) end)""".formatted(key));
    }

    private static Field known(String key, String en, String ru) {
        return EVENT.field("properties." + key, ANY, en, ru, "(e.properties -> '" + key + "')");
    }

    static Field property(String key) {
        return EVENT.field("properties." + key, ANY, key, key, asking -> Sql.of("(e.properties -> ?)", key));
    }

    private static Field utm(String key, String en, String ru) {
        return EVENT.field("utm." + key, TEXT, en, ru, "(e.utm ->> '" + key + "')");
    }
}
