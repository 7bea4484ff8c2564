package org.encorecrm.criteria;

import static org.encorecrm.criteria.ValueType.*;

import java.util.List;
import java.util.Set;
import org.encorecrm.change.ChangeKind;

/** How often, how much and when the customer has bought. */
final class OrderFigures {

    private static final Shelf ORDERS = new Shelf(Theme.ORDERS, Home.METRICS, Set.of(ChangeKind.ORDERS));

    private OrderFigures() {}

    static List<Field> all() {
        return List.of(
                figure("orders.count", NUMBER, "Number of orders", "Число заказов", "coalesce(m.orders_count, 0)")
                        .known(),
                figure("orders.sum", NUMBER, "Total of orders", "Сумма заказов", "coalesce(m.orders_sum, 0)")
                        .known(),
                figure("orders.average", NUMBER, "Average order", "Средний заказ", "m.orders_average"),
                figure("orders.lastAt", INSTANT, "Last order", "Последний заказ", "m.last_order_at"),
                figure("orders.firstAt", INSTANT, "First order", "Первый заказ", "m.first_order_at"),
                figure(
                        "orders.averageIntervalDays",
                        NUMBER,
                        "Average days between orders",
                        "Дней между заказами в среднем",
                        "m.average_interval_days"));
    }

    private static Field figure(String key, ValueType type, String en, String ru, String expression) {
        return ORDERS.field(key, type, en, ru, expression).inThePast(Past.FACTS);
    }
}
