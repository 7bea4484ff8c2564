package org.encorecrm.ordering;

import static org.assertj.core.api.Assertions.assertThat;

import encore.testing.EncoreTest;
import encore.testing.Statements;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.node.ObjectNode;

/** The number of statements does not grow with the number of orders. */
@EncoreTest
class OrderGrowthTests {

    @Autowired
    Orders orders;

    @Autowired
    OrderMessages messages;

    @Test
    void writesManyNewOrdersInAsManyStatementsAsAFew() {
        var few = batch(3);
        var many = batch(600);
        orders.putAll(read(batch(1)), false);

        var statementsForFew = Statements.during(() -> orders.putAll(read(few), false));
        var statementsForMany = Statements.during(() -> orders.putAll(read(many), false));

        assertThat(statementsForFew).isPositive();
        assertThat(statementsForMany).isEqualTo(statementsForFew);
    }

    @Test
    void updatesManyOrdersInAsManyStatementsAsAFew() {
        var few = batch(3);
        var many = batch(600);
        orders.putAll(read(few), false);
        orders.putAll(read(many), false);

        var statementsForFew = Statements.during(() -> orders.putAll(read(newer(few)), false));
        var statementsForMany = Statements.during(() -> orders.putAll(read(newer(many)), false));

        assertThat(statementsForMany).isEqualTo(statementsForFew);
    }

    @Test
    void findsARepeatedFileUnchangedInOneStatement() {
        var file = batch(300);
        orders.putAll(read(file), false);

        assertThat(Statements.during(() -> orders.putAll(read(file), false))).isLessThanOrEqualTo(2);
    }

    private static List<ObjectNode> batch(int size) {
        var batch = new ArrayList<ObjectNode>();
        for (var i = 0; i < size; i++) {
            batch.add(OrderJson.order());
        }
        return batch;
    }

    private static List<ObjectNode> newer(List<ObjectNode> batch) {
        return batch.stream()
                .map(order -> OrderJson.with(
                        order,
                        o -> o.put("updatedAt", "2026-11-02T10:00:00Z")
                                .put("status", "shipped")
                                .put("total", 1)))
                .toList();
    }

    private List<OrderMessage> read(List<ObjectNode> batch) {
        return batch.stream().map(messages::read).toList();
    }
}
