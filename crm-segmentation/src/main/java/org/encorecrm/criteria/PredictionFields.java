package org.encorecrm.criteria;

import static org.encorecrm.criteria.ValueType.INSTANT;
import static org.encorecrm.criteria.ValueType.NUMBER;

import java.util.List;
import java.util.Set;
import org.encorecrm.change.ChangeKind;

/**
 * What the customer will probably do, as kept: it follows her purchases at once and the calendar every night. Past
 * predictions are not kept, so of the past they are taken as known now.
 */
final class PredictionFields {

    private static final Shelf PREDICTION =
            new Shelf(Theme.PREDICTION, Home.PREDICTION, Set.of(ChangeKind.ORDERS, ChangeKind.PREDICTION));

    /** Before the path of a group of goods that run out. */
    static final String RUNS_OUT = "prediction.nextOrderAt.";

    private static final Home NEXT_PURCHASES = new Home("segmentation.category_prediction cp", "cp.customer_id");

    private PredictionFields() {}

    static List<Field> all() {
        return List.of(
                PREDICTION.field(
                        "prediction.alive",
                        NUMBER,
                        "Probability of being alive",
                        "Вероятность, что не ушёл",
                        "p.alive"),
                PREDICTION.field(
                        "prediction.expectedOrders",
                        NUMBER,
                        "Expected orders",
                        "Ожидаемое число заказов",
                        "p.expected_orders"),
                PREDICTION.field(
                        "prediction.nextOrderAt",
                        INSTANT,
                        "Expected next order",
                        "Ожидаемый следующий заказ",
                        "p.next_order_at"),
                PREDICTION.field("prediction.clv", NUMBER, "Lifetime value", "Пожизненная ценность", "p.clv"));
    }

    /** When goods of a group that runs out will have run out: {@code prediction.nextOrderAt.Food/Coffee}. */
    static Field nextOrderOf(String category) {
        return PREDICTION
                .field(
                        RUNS_OUT + category,
                        INSTANT,
                        "Runs out: " + category,
                        "Закончится: " + category,
                        asking -> Sql.of("""
                                (select cp.next_at from segmentation.category_prediction cp \
                                where cp.customer_id = c.id and cp.category = ?)""", category))
                .flippingBy(NEXT_PURCHASES, "cp.next_at");
    }
}
