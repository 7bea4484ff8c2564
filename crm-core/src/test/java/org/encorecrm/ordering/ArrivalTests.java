package org.encorecrm.ordering;

import static org.assertj.core.api.Assertions.assertThat;

import encore.testing.EncoreTest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.node.ObjectNode;

/** Whatever the order of arrival, the end is the same: each history is delivered to two shops in two ways. */
@EncoreTest
class ArrivalTests {

    private static final int HISTORIES = 200;

    @Autowired
    Orders orders;

    @Autowired
    OrderMessages messages;

    @Autowired
    JdbcClient jdbc;

    @Test
    void endsTheSameWhateverTheOrderOfArrival() {
        var histories =
                LongStream.range(0, HISTORIES).mapToObj(OrderHistory::new).toList();
        histories.forEach(
                history -> history.inOrder().forEach(message -> deliver("in-order", history.externalId(), message)));

        deliverMixed("as-delivered", histories);

        for (var history : histories) {
            assertThat(state("as-delivered", history.externalId()))
                    .as("seed %s", history.externalId())
                    .isEqualTo(state("in-order", history.externalId()));
        }
    }

    @Test
    void answersUnchangedToEveryLineOfAFilePostedAgainAndWritesNothing() {
        var file = new ArrayList<OrderMessage>();
        for (var i = 0; i < 500; i++) {
            file.add(messages.read(OrderJson.order()));
        }
        orders.putAll(file, false);
        var before = position();

        Collections.shuffle(file, new Random(1));
        var results = orders.putAll(file, false);

        assertThat(results).extracting(OrderResult::outcome).containsOnly(OrderResult.Outcome.UNCHANGED);
        assertThat(position()).isEqualTo(before);
    }

    /** Singles, statuses and batches over many orders, all mixed up; the messages of one order keep their sequence. */
    private void deliverMixed(String source, List<OrderHistory> histories) {
        var random = new Random(7);
        var queues = new ArrayList<>(histories.stream()
                .map(history -> new Delivery(history.externalId(), new ArrayList<>(history.asDelivered())))
                .toList());
        while (!queues.isEmpty()) {
            Collections.shuffle(queues, random);
            var batch = new ArrayList<OrderMessage>();
            for (var delivery : queues.subList(0, Math.min(queues.size(), 30))) {
                var message = delivery.messages().remove(0);
                if (OrderHistory.isStatus(message) || random.nextInt(4) == 0) {
                    deliver(source, delivery.externalId(), message);
                } else {
                    batch.add(order(source, message));
                }
            }
            orders.putAll(batch, false);
            queues.removeIf(delivery -> delivery.messages().isEmpty());
        }
    }

    private record Delivery(String externalId, List<ObjectNode> messages) {}

    private void deliver(String source, String externalId, ObjectNode message) {
        if (OrderHistory.isStatus(message)) {
            var at = Instant.parse(message.get("at").stringValue());
            orders.reach(
                    new StatusMessage(source, externalId, message.get("status").stringValue(), at, null), false);
        } else {
            orders.put(order(source, message), false);
        }
    }

    private OrderMessage order(String source, ObjectNode message) {
        return messages.read(OrderJson.with(message, o -> o.put("source", source)));
    }

    /** All of an order but its ids, its shop and when it was received. */
    private String state(String source, String externalId) {
        return jdbc.sql("""
                        select jsonb_pretty(to_jsonb(o) - '{id,source,customer_id,received_at,content_hash}'::text[]
                               || jsonb_build_object(
                                    'customer', (select i.value from core.identifier i
                                                  where i.customer_id = o.customer_id and i.kind = 'external_id'),
                                    'items', (select jsonb_agg(to_jsonb(i) - '{order_id,customer_id}'::text[]
                                                               order by line)
                                                from core.order_item i where i.order_id = o.id),
                                    'statuses', (select jsonb_agg(status || ' ' || at order by at, status)
                                                   from core.order_status s where s.order_id = o.id)))
                          from core.orders o
                         where o.source = :source and o.external_id = :externalId
                        """)
                .param("source", source)
                .param("externalId", externalId)
                .query(String.class)
                .single();
    }

    /** Where the write-ahead log of this session's work ends: the transactions that had to be given an id. */
    private long position() {
        return jdbc.sql("""
                        select coalesce(max(xmin::text::bigint), 0)
                          from (select xmin from core.orders union all select xmin from core.order_item
                                union all select xmin from core.order_status union all select xmin from core.change
                                union all select xmin from core.customer) as written
                        """).query(Long.class).single();
    }
}
