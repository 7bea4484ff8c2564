package org.encorecrm.criteria;

import static org.encorecrm.criteria.ValueType.*;

import java.util.List;
import java.util.Set;
import org.encorecrm.change.ChangeKind;

/** What is known about a line of an order. */
final class ItemFields {

    private static final Shelf ITEM = new Shelf(Theme.ITEM, Home.ITEM, Set.of(ChangeKind.ORDERS));

    private ItemFields() {}

    static List<Field> all() {
        return List.of(
                ITEM.field("item.category", PATH, "Category", "Категория", "i.category"),
                ITEM.field("item.brand", TEXT, "Brand", "Бренд", "i.brand"),
                ITEM.field("item.sku", TEXT, "Product code", "Артикул", "i.sku"),
                ITEM.field("item.name", TEXT, "Product", "Товар", "i.name"),
                ITEM.field("item.price", NUMBER, "Price of one", "Цена за штуку", "i.price"),
                ITEM.field("item.quantity", NUMBER, "Quantity", "Количество", "i.quantity"),
                ITEM.field("item.amount", NUMBER, "Amount of the line", "Сумма строки", "i.amount"));
    }
}
