package org.encorecrm.ordering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.encorecrm.ordering.OrderJson.externalId;
import static org.encorecrm.ordering.OrderJson.order;
import static org.encorecrm.ordering.OrderJson.with;

import encore.testing.EncoreTest;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Statuses come in any order, and before their orders. */
@EncoreTest
class OrderStatusesTests {

    @Autowired
    JdbcClient jdbc;

    private final OrderDesk desk;

    @Autowired
    OrderStatusesTests(Orders orders, OrderMessages messages) {
        desk = new OrderDesk(orders, messages);
    }

    @Test
    void keepsAStatusThatArrivesBeforeItsOrder() {
        var order = order();

        var early = desk.reach(order, "delivered", "2026-11-05T10:00:00Z");
        desk.put(order);

        assertThat(early.outcome()).isEqualTo(StatusResult.Outcome.KEPT);
        assertThat(desk.find(order).status()).isEqualTo("delivered");
        assertThat(desk.find(order).statuses())
                .extracting(OrderView.Status::status)
                .containsExactly("new", "delivered");
        assertThat(jdbc.sql("select count(*) from core.order_status_early where external_id = :id")
                        .param("id", externalId(order))
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void keepsAStatusThatArrivesBeforeItsOrderWhenNeitherSaysWhen() {
        var order = order(whole -> whole.without(List.of("placedAt", "status")));

        desk.reach(order, "delivered", (Instant) null);
        desk.put(order);
        desk.put(with(order, more -> more.put("promoCode", "LATER")));

        assertThat(desk.find(order).status()).isEqualTo("delivered");
        assertThat(desk.find(order).statuses())
                .extracting(OrderView.Status::status)
                .containsExactly("new", "delivered");
    }

    @Test
    void keepsAStatusThatArrivesAfterItsOrderWhenNeitherSaysWhen() {
        var order = order(whole -> whole.without(List.of("placedAt", "status")));

        desk.put(order);
        desk.reach(order, "delivered", (Instant) null);
        desk.put(with(order, more -> more.put("promoCode", "LATER")));

        assertThat(desk.find(order).status()).isEqualTo("delivered");
    }

    @Test
    void keepsTheHistoryOfStatusesAndTheLatestOfThem() {
        var order = order();
        desk.put(order);

        desk.reach(order, "delivered", "2026-11-05T10:00:00Z");
        var late = desk.reach(order, "shipped", "2026-11-03T10:00:00Z");
        var again = desk.reach(order, "delivered", "2026-11-05T10:00:00Z");
        var atOnce = desk.reach(order, "returned", "2026-11-05T10:00:00Z");

        assertThat(late.outcome()).isEqualTo(StatusResult.Outcome.UNCHANGED);
        assertThat(again.outcome()).isEqualTo(StatusResult.Outcome.UNCHANGED);
        assertThat(atOnce.outcome()).isEqualTo(StatusResult.Outcome.UPDATED);
        assertThat(desk.find(order).statuses())
                .extracting(OrderView.Status::status)
                .containsExactly("new", "shipped", "delivered", "returned");
        assertThat(desk.find(order).purchase()).isFalse();
    }
}
