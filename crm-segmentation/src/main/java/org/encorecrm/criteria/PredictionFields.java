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
}
