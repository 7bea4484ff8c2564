package org.encorecrm.ordering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.encorecrm.ordering.OrderJson.externalId;
import static org.encorecrm.ordering.OrderJson.order;
import static org.encorecrm.ordering.OrderJson.with;

import encore.testing.EncoreTest;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.encorecrm.ordering.OrderResult.Outcome;
import org.encorecrm.support.BusinessClock;
import org.encorecrm.support.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.node.ObjectNode;

@EncoreTest
class OrdersTests {

    @Autowired
    BusinessClock clock;

    @Autowired
    JdbcClient jdbc;

    private final OrderDesk desk;

    @Autowired
    OrdersTests(Orders orders, OrderMessages messages) {
        desk = new OrderDesk(orders, messages);
    }

    @Test
    void keepsAnOrderWithItsLinesAndItsCustomer() {
        var order = order();

        var result = desk.put(order);

        var kept = desk.find(order);
        assertThat(result.outcome()).isEqualTo(Outcome.CREATED);
        assertThat(kept.customerId()).isEqualTo(String.valueOf(result.customerId()));
        assertThat(kept.amount()).isEqualByComparingTo("4680");
        assertThat(kept.items()).extracting(OrderView.Item::sku).containsExactly("R-1", "B-1");
        assertThat(kept.items().stream().map(OrderView.Item::amount).reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo("4680");
        assertThat(kept.statuses()).extracting(OrderView.Status::status).containsExactly("new");
    }

    @Test
    void answersUnchangedWhenRepeatedAndWritesNothing() {
        var order = order();
        var first = desk.put(order);
        var before = fingerprint(first);

        var second = desk.put(order);

        assertThat(second.outcome()).isEqualTo(Outcome.UNCHANGED);
        assertThat(second.id()).isEqualTo(first.id());
        assertThat(fingerprint(first)).isEqualTo(before);
    }

    @Test
    void takesAnOrderWithoutTimesAsNewsByArriving() {
        var order = order(o -> o.remove("placedAt"));
        desk.put(order);

        assertThat(desk.put(order).outcome()).isEqualTo(Outcome.UNCHANGED);
        assertThat(desk.put(with(order, o -> o.put("total", 4000))).outcome()).isEqualTo(Outcome.UPDATED);
        assertThat(desk.put(with(order, o -> o.put("total", 4000).put("status", "delivered")))
                        .outcome())
                .isEqualTo(Outcome.UPDATED);
        assertThat(desk.find(order).total()).isEqualByComparingTo("4000");
        assertThat(desk.find(order).status()).isEqualTo("delivered");
    }

    @Test
    void leavesANewerOrderAsItIsWhenAnOlderMessageArrives() {
        var order = order();
        desk.put(with(order, o -> o.put("updatedAt", "2026-11-03T10:00:00Z").put("total", 3000)));

        var late = desk.put(with(order, o -> o.put("updatedAt", "2026-11-02T10:00:00Z")));

        assertThat(late.outcome()).isEqualTo(Outcome.UNCHANGED);
        assertThat(desk.find(order).total()).isEqualByComparingTo("3000");
    }

    @Test
    void movesAnOrderToTheCustomerANewerMessageNames() {
        var order = order();
        var first = desk.put(order);
        var other = order();
        desk.put(other);
        jdbc.sql("delete from core.change").update();

        var moved = desk.put(with(order, o -> {
            o.put("updatedAt", "2026-11-02T10:00:00Z");
            o.set("customer", other.get("customer"));
        }));

        assertThat(moved.customerId()).isNotEqualTo(first.customerId());
        assertThat(jdbc.sql("select distinct customer_id from core.order_item where order_id = :id")
                        .param("id", moved.id())
                        .query(Long.class)
                        .list())
                .containsExactly(moved.customerId());
        assertThat(changed()).containsExactlyInAnyOrder(first.customerId(), moved.customerId());
    }

    @Test
    void refusesWhatItCannotUnderstandAndNamesTheField() {
        assertThatThrownBy(() -> desk.put(order(o -> o.put("currency", "ISK"))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("/currency");
        assertThatThrownBy(() -> desk.put(order(o -> o.put("status", "lost in space"))))
                .hasMessageContaining("/status");
        assertThatThrownBy(() ->
                        desk.put(order(o -> ((ObjectNode) o.get("items").get(1)).put("quantity", 0))))
                .hasMessageContaining("/items/1/quantity");
        assertThatThrownBy(() -> desk.put(order(o -> o.remove("customer")))).hasMessageContaining("/customer");
    }

    @Test
    void rejectsBadLinesOfABatchAlone() {
        var good = order();
        var bad = order(o -> o.put("status", "lost in space"));
        var other = order();

        var results = desk.putAll(List.of(good, bad, other));

        assertThat(results)
                .extracting(OrderResult::outcome)
                .containsExactly(Outcome.CREATED, Outcome.REJECTED, Outcome.CREATED);
        assertThat(desk.orders().find("shop", externalId(bad))).isEmpty();
    }

    @Test
    void takesTheSameOrderTwiceInOneBatchAsIfOneAfterTheOther() {
        var order = order();
        var newer = with(order, o -> o.put("updatedAt", "2026-11-02T10:00:00Z").put("total", 1));
        var older = with(order, o -> o.put("updatedAt", "2026-10-31T10:00:00Z").put("total", 2));

        var results = desk.putAll(List.of(order, newer, older, newer));

        assertThat(results)
                .extracting(OrderResult::outcome)
                .containsExactly(Outcome.CREATED, Outcome.UPDATED, Outcome.UNCHANGED, Outcome.UNCHANGED);
        assertThat(results)
                .extracting(OrderResult::id)
                .containsOnly(results.get(0).id());
        assertThat(desk.find(order).total()).isEqualByComparingTo("1");
    }

    @Test
    void countsHistoryQuietlyAndNewsAloud() {
        var now = clock.now();
        var old = desk.put(
                order(o -> o.put("placedAt", now.minus(Duration.ofDays(30)).toString())));
        var fresh = desk.put(order(o -> o.put("placedAt", now.toString())));
        var asked = desk.orders().put(desk.messages().read(order(o -> o.put("placedAt", now.toString()))), true);

        assertThat(quiet(old)).containsOnly(true);
        assertThat(quiet(fresh)).containsOnly(false);
        assertThat(quiet(asked)).containsOnly(true);
    }

    @Test
    void losesNoConsentThatALateMessageBrings() {
        var order = order();
        desk.put(with(order, o -> o.put("updatedAt", "2026-11-03T10:00:00Z")));

        var late = with(
                order,
                o -> ((ObjectNode) o.get("customer"))
                        .putArray("consents")
                        .addObject()
                        .put("channel", "email")
                        .put("purpose", "marketing")
                        .put("granted", true)
                        .put("at", "2026-11-01T10:00:00Z"));
        var result = desk.put(late);

        assertThat(result.outcome()).isEqualTo(Outcome.UNCHANGED);
        assertThat(jdbc.sql("select granted from core.consent where customer_id = :id")
                        .param("id", result.customerId())
                        .query(Boolean.class)
                        .list())
                .containsExactly(true);
    }

    @Test
    void createsOneOrderWhenManySendItAtOnce() throws Exception {
        var order = desk.messages().read(order());
        var threads = java.util.concurrent.Executors.newFixedThreadPool(8);
        try {
            var outcomes = threads
                    .invokeAll(IntStream.range(0, 16)
                            .<java.util.concurrent.Callable<Outcome>>mapToObj(
                                    i -> () -> desk.orders().put(order, false).outcome())
                            .toList())
                    .stream()
                    .map(future -> {
                        try {
                            return future.get();
                        } catch (Exception failure) {
                            throw new AssertionError(failure);
                        }
                    })
                    .toList();

            assertThat(outcomes).containsOnlyOnce(Outcome.CREATED).contains(Outcome.UNCHANGED);
        } finally {
            threads.shutdown();
        }
    }

    private List<Long> changed() {
        return jdbc.sql("select distinct customer_id from core.change")
                .query(Long.class)
                .list();
    }

    private List<Boolean> quiet(OrderResult order) {
        return jdbc.sql("select quiet from core.change where customer_id = :id")
                .param("id", order.customerId())
                .query(Boolean.class)
                .list();
    }

    /** Changes with anything that is written about the order, its customer or the queue. */
    private String fingerprint(OrderResult order) {
        return jdbc.sql("""
                        select concat_ws(' ',
                            (select xmin from core.orders where id = :order),
                            (select string_agg(xmin::text, ',') from core.order_item where order_id = :order),
                            (select string_agg(xmin::text, ',') from core.order_status where order_id = :order),
                            (select xmin from core.customer where id = :customer),
                            (select count(*) from core.change where customer_id = :customer))
                        """)
                .param("order", order.id())
                .param("customer", order.customerId())
                .query(String.class)
                .single();
    }
}
