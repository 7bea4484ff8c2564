package org.encorecrm.ordering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.encorecrm.ordering.OrderJson.externalId;
import static org.encorecrm.ordering.OrderJson.order;
import static org.encorecrm.ordering.OrderJson.with;

import encore.testing.EncoreTest;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
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
    Orders orders;

    @Autowired
    OrderMessages messages;

    @Autowired
    BusinessClock clock;

    @Autowired
    JdbcClient jdbc;

    @Test
    void keepsAnOrderWithItsLinesAndItsCustomer() {
        var order = order();

        var result = put(order);

        var kept = find(order);
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
        var first = put(order);
        var before = fingerprint(first);

        var second = put(order);

        assertThat(second.outcome()).isEqualTo(Outcome.UNCHANGED);
        assertThat(second.id()).isEqualTo(first.id());
        assertThat(fingerprint(first)).isEqualTo(before);
    }

    @Test
    void takesAnOrderWithoutTimesAsNewsByArriving() {
        var order = order(o -> o.remove("placedAt"));
        put(order);

        assertThat(put(order).outcome()).isEqualTo(Outcome.UNCHANGED);
        assertThat(put(with(order, o -> o.put("total", 4000))).outcome()).isEqualTo(Outcome.UPDATED);
        assertThat(put(with(order, o -> o.put("total", 4000).put("status", "delivered")))
                        .outcome())
                .isEqualTo(Outcome.UPDATED);
        assertThat(find(order).total()).isEqualByComparingTo("4000");
        assertThat(find(order).status()).isEqualTo("delivered");
    }

    @Test
    void leavesANewerOrderAsItIsWhenAnOlderMessageArrives() {
        var order = order();
        put(with(order, o -> o.put("updatedAt", "2026-11-03T10:00:00Z").put("total", 3000)));

        var late = put(with(order, o -> o.put("updatedAt", "2026-11-02T10:00:00Z")));

        assertThat(late.outcome()).isEqualTo(Outcome.UNCHANGED);
        assertThat(find(order).total()).isEqualByComparingTo("3000");
    }

    @Test
    void movesAnOrderToTheCustomerANewerMessageNames() {
        var order = order();
        var first = put(order);
        var other = order();
        put(other);
        jdbc.sql("delete from core.change").update();

        var moved = put(with(order, o -> {
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
    void countsOnlyWhatWasKept() {
        var order = order(o -> ((ObjectNode) o.get("items").get(0)).put("kept", 1));

        put(order);

        // Of two robots for 2,490 less their share of the discount (480.69) one was kept.
        assertThat(find(order).items().get(0).amount()).isEqualByComparingTo("2249.66");
        assertThat(find(order).amount()).isEqualByComparingTo("2430.35");
        assertThat(find(order).total()).isEqualByComparingTo("4680");
    }

    @Test
    void keepsSumsInTheBaseCurrencyAtTheOrdersDate() {
        jdbc.sql("""
                        insert into core.currency_rate (currency, since, rate)
                        values ('KZT', '2026-01-01', 0.2), ('KZT', '2026-10-01', 0.15)
                            on conflict do nothing
                        """).update();
        var order = order(o -> o.put("currency", "KZT"));

        put(order);

        assertThat(find(order).amount()).isEqualByComparingTo("702");
        assertThat(find(order).total()).isEqualByComparingTo("4680");
    }

    @Test
    void refusesWhatItCannotUnderstandAndNamesTheField() {
        assertThatThrownBy(() -> put(order(o -> o.put("currency", "ISK"))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("/currency");
        assertThatThrownBy(() -> put(order(o -> o.put("status", "lost in space"))))
                .hasMessageContaining("/status");
        assertThatThrownBy(() -> put(order(o -> ((ObjectNode) o.get("items").get(1)).put("quantity", 0))))
                .hasMessageContaining("/items/1/quantity");
        assertThatThrownBy(() -> put(order(o -> o.remove("customer")))).hasMessageContaining("/customer");
    }

    @Test
    void rejectsBadLinesOfABatchAlone() {
        var good = order();
        var bad = order(o -> o.put("status", "lost in space"));
        var other = order();

        var results = putAll(List.of(good, bad, other));

        assertThat(results)
                .extracting(OrderResult::outcome)
                .containsExactly(Outcome.CREATED, Outcome.REJECTED, Outcome.CREATED);
        assertThat(orders.find("shop", externalId(bad))).isEmpty();
    }

    @Test
    void takesTheSameOrderTwiceInOneBatchAsIfOneAfterTheOther() {
        var order = order();
        var newer = with(order, o -> o.put("updatedAt", "2026-11-02T10:00:00Z").put("total", 1));
        var older = with(order, o -> o.put("updatedAt", "2026-10-31T10:00:00Z").put("total", 2));

        var results = putAll(List.of(order, newer, older, newer));

        assertThat(results)
                .extracting(OrderResult::outcome)
                .containsExactly(Outcome.CREATED, Outcome.UPDATED, Outcome.UNCHANGED, Outcome.UNCHANGED);
        assertThat(results)
                .extracting(OrderResult::id)
                .containsOnly(results.get(0).id());
        assertThat(find(order).total()).isEqualByComparingTo("1");
    }

    @Test
    void keepsAStatusThatArrivesBeforeItsOrder() {
        var order = order();

        var early = reach(order, "delivered", "2026-11-05T10:00:00Z");
        put(order);

        assertThat(early.outcome()).isEqualTo(StatusResult.Outcome.KEPT);
        assertThat(find(order).status()).isEqualTo("delivered");
        assertThat(find(order).statuses()).extracting(OrderView.Status::status).containsExactly("new", "delivered");
        assertThat(jdbc.sql("select count(*) from core.order_status_early where external_id = :id")
                        .param("id", externalId(order))
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void keepsTheHistoryOfStatusesAndTheLatestOfThem() {
        var order = order();
        put(order);

        reach(order, "delivered", "2026-11-05T10:00:00Z");
        var late = reach(order, "shipped", "2026-11-03T10:00:00Z");
        var again = reach(order, "delivered", "2026-11-05T10:00:00Z");
        var atOnce = reach(order, "returned", "2026-11-05T10:00:00Z");

        assertThat(late.outcome()).isEqualTo(StatusResult.Outcome.UNCHANGED);
        assertThat(again.outcome()).isEqualTo(StatusResult.Outcome.UNCHANGED);
        assertThat(atOnce.outcome()).isEqualTo(StatusResult.Outcome.UPDATED);
        assertThat(find(order).statuses())
                .extracting(OrderView.Status::status)
                .containsExactly("new", "shipped", "delivered", "returned");
        assertThat(find(order).purchase()).isFalse();
    }

    @Test
    void countsHistoryQuietlyAndNewsAloud() {
        var now = clock.now();
        var old =
                put(order(o -> o.put("placedAt", now.minus(Duration.ofDays(30)).toString())));
        var fresh = put(order(o -> o.put("placedAt", now.toString())));
        var asked = orders.put(messages.read(order(o -> o.put("placedAt", now.toString()))), true);

        assertThat(quiet(old)).containsOnly(true);
        assertThat(quiet(fresh)).containsOnly(false);
        assertThat(quiet(asked)).containsOnly(true);
    }

    @Test
    void completesLinesFromTheCatalogue() {
        jdbc.sql("""
                        insert into core.product (sku, name, category, brand, updated_at)
                        values ('CAT-1', 'Мяч', 'Игрушки/Мячи', 'Jumbo', now())
                        """).update();
        var order = order(o -> {
            var line = (ObjectNode) o.get("items").get(0);
            line.put("sku", "CAT-1");
            line.remove(List.of("name", "category", "brand"));
            var unknown = (ObjectNode) o.get("items").get(1);
            unknown.put("sku", "NO-SUCH-SKU");
            unknown.remove(List.of("name", "category", "brand"));
        });

        put(order);

        var items = find(order).items();
        assertThat(items.get(0).name()).isEqualTo("Мяч");
        assertThat(items.get(0).category()).isEqualTo("Игрушки/Мячи");
        assertThat(items.get(0).brand()).isEqualTo("Jumbo");
        assertThat(items.get(1).name()).isEqualTo("NO-SUCH-SKU");
        assertThat(items.get(1).category()).isNull();
    }

    @Test
    void losesNoConsentThatALateMessageBrings() {
        var order = order();
        put(with(order, o -> o.put("updatedAt", "2026-11-03T10:00:00Z")));

        var late = with(
                order,
                o -> ((ObjectNode) o.get("customer"))
                        .putArray("consents")
                        .addObject()
                        .put("channel", "email")
                        .put("purpose", "marketing")
                        .put("granted", true)
                        .put("at", "2026-11-01T10:00:00Z"));
        var result = put(late);

        assertThat(result.outcome()).isEqualTo(Outcome.UNCHANGED);
        assertThat(jdbc.sql("select granted from core.consent where customer_id = :id")
                        .param("id", result.customerId())
                        .query(Boolean.class)
                        .list())
                .containsExactly(true);
    }

    @Test
    void createsOneOrderWhenManySendItAtOnce() throws Exception {
        var order = messages.read(order());
        var threads = java.util.concurrent.Executors.newFixedThreadPool(8);
        try {
            var outcomes = threads
                    .invokeAll(IntStream.range(0, 16)
                            .<java.util.concurrent.Callable<Outcome>>mapToObj(
                                    i -> () -> orders.put(order, false).outcome())
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

    private OrderResult put(ObjectNode order) {
        return orders.put(messages.read(order), false);
    }

    private List<OrderResult> putAll(List<ObjectNode> batch) {
        return orders.putAll(batch.stream().map(messages::read).toList(), false);
    }

    private StatusResult reach(ObjectNode order, String status, String at) {
        return orders.reach(new StatusMessage("shop", externalId(order), status, Instant.parse(at), null), false);
    }

    private OrderView find(ObjectNode order) {
        return orders.find("shop", externalId(order)).orElseThrow();
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
