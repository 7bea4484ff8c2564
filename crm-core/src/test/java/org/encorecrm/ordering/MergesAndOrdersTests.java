package org.encorecrm.ordering;

import static org.assertj.core.api.Assertions.assertThat;

import encore.testing.EncoreTest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.encorecrm.customer.CustomerDocuments;
import org.encorecrm.erasure.Erasures;
import org.encorecrm.identity.Identities;
import org.encorecrm.identity.Merges;
import org.encorecrm.support.ConflictException;
import org.encorecrm.support.NotFoundException;
import org.encorecrm.support.json.Json;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Customers arriving, bridged, merged, parted again and erased while their orders come in: nothing is lost or doubled. */
@EncoreTest
class MergesAndOrdersTests {

    private static final int THREADS = 4;
    private static final int PEOPLE = 40;

    /**
     * So many operations meet on the same forty people, then on forty others; merges are undone across them. What a
     * merge moves grows with what a person has: 500 operations took 7 s at first and 16 s after 2,000 on the same forty.
     */
    private static final int GENERATION = 500;

    private static final String AT = "2026-01-01T00:00:00Z";

    @Autowired
    Orders orders;

    @Autowired
    OrderMessages messages;

    @Autowired
    CustomerDocuments documents;

    @Autowired
    Identities identities;

    @Autowired
    Merges merges;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Erasures erasures;

    /** Whose word it was that somebody erased is not known any more. */
    private boolean erasing;

    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    private final AtomicLong placed = new AtomicLong();
    private final AtomicLong withdrawn = new AtomicLong();
    private final ConcurrentLinkedQueue<Long> done = new ConcurrentLinkedQueue<>();

    @Test
    void endConsistentAfterHundredsOfOperationsAtOnce() throws Exception {
        endConsistentAfter(400);
    }

    @Test
    void endConsistentWhileSomeAreErased() throws Exception {
        erasing = true;
        endConsistentAfter(200);
    }

    @Test
    @Tag("faults")
    void endConsistentAfterTensOfThousandsWhileSomeAreErased() throws Exception {
        erasing = true;
        endConsistentAfter(50_000);
    }

    @Test
    @Tag("faults")
    void endConsistentAfterAHundredThousandOperationsAtOnce() throws Exception {
        endConsistentAfter(100_000);
    }

    private void endConsistentAfter(int operations) throws Exception {
        var seed = Long.getLong("encore.test.seed", System.nanoTime());
        var threads = Executors.newFixedThreadPool(THREADS);
        try {
            var running = new ArrayList<Future<?>>();
            for (int t = 0; t < THREADS; t++) {
                running.add(threads.submit(some(operations / THREADS, new SplittableRandom(seed + t))));
            }
            for (var one : running) {
                one.get();
            }
        } finally {
            threads.shutdownNow();
        }
        check("after the seed " + seed + ": ");
    }

    private Callable<Void> some(int operations, SplittableRandom random) {
        return () -> {
            for (int i = 0; i < operations; i++) {
                try {
                    operation(random, i * THREADS / GENERATION);
                } catch (ConflictException | NotFoundException inTheMeantime) {
                    // one customer already, or undone already: the right answer
                }
            }
            return null;
        };
    }

    private void operation(SplittableRandom random, int generation) {
        var kind = random.nextInt(10);
        if (kind < 4) {
            order(random, generation);
        } else if (kind < 6) {
            bridge(random, generation);
        } else if (kind < 8) {
            merge(random, generation);
        } else if (erasing && random.nextInt(3) == 0) {
            erase(random, generation);
        } else if (!done.isEmpty()) {
            undo();
        }
    }

    private void order(SplittableRandom random, int generation) {
        var order = OrderJson.with(OrderJson.order(), o -> {
            o.put("total", 10).put("source", mark);
            o.set("customer", Json.read("{\"email\": \"%s\"}".formatted(email(generation, random.nextInt(PEOPLE)))));
        });
        orders.put(messages.read(order), false);
        placed.incrementAndGet();
    }

    /** E-mail of one and phone of another, with a word about consent that must never be lost. */
    private void bridge(SplittableRandom random, int generation) {
        var word = withdrawn.incrementAndGet();
        identities.upsert(
                documents.read(Json.read("""
                        {"email": "%s", "phone": "+7903%07d", "consents": [{"channel": "email", "purpose": "marketing",
                         "granted": false, "at": "%s", "evidence": "%s-%d"}]}
                        """.formatted(
                        email(generation, random.nextInt(PEOPLE)),
                        Math.floorMod(mark.hashCode() + generation * PEOPLE + random.nextInt(PEOPLE), 10_000_000),
                        Instant.parse(AT).plusSeconds(word),
                        mark,
                        word))),
                false);
    }

    private void erase(SplittableRandom random, int generation) {
        var ids = known(generation);
        if (!ids.isEmpty()) {
            erasures.erase(ids.get(random.nextInt(ids.size())), "test");
        }
    }

    private List<Long> known(int generation) {
        return jdbc.sql("select distinct customer_id from core.identifier where value like ? order by 1")
                .param(mark + "-" + generation + "-%")
                .query(Long.class)
                .list();
    }

    private void merge(SplittableRandom random, int generation) {
        var ids = known(generation);
        if (ids.size() > 1) {
            var one = ids.get(random.nextInt(ids.size()));
            var other = ids.get(random.nextInt(ids.size()));
            if (!one.equals(other)) {
                done.add(merges.merge(one, other, "by_hand").id());
            }
        }
    }

    private void undo() {
        var merge = done.poll();
        if (merge != null) {
            merges.undo(merge);
        }
    }

    private void check(String after) {
        assertThat(count("select count(*) from core.orders where source = ?", mark))
                .as(after + "orders")
                .isEqualTo(placed.get());
        assertThat(count("""
                        select coalesce(sum(o.total), 0) from core.orders o join core.customer c on c.id = o.customer_id
                         where o.source = ?
                        """, mark))
                .as(after + "their sum, by living customers")
                .isEqualTo(10 * placed.get());
        if (!erasing) {
            assertThat(count(
                            "select count(distinct evidence) from core.consent_log where evidence like ?", mark + "-%"))
                    .as(after + "words about consent")
                    .isEqualTo(withdrawn.get());
        }
        assertThat(count("""
                        select count(*) from core.consent_log l
                         where l.evidence like ? and not exists (
                               select from core.consent c
                                where c.customer_id = l.customer_id and c.channel = l.channel and not c.granted)
                        """, mark + "-%"))
                .as(after + "withdrawals that do not hold")
                .isZero();
        assertThat(
                        count(
                                "select count(*) from core.customer_alias a join core.customer c on c.id = a.alias_id where c.id > 0"))
                .as(after + "customers that are aliases")
                .isZero();
        assertThat(count("""
                        select count(*) from core.order_item i join core.orders o on o.id = i.order_id
                         where o.source = ? and i.customer_id <> o.customer_id
                        """, mark))
                .as(after + "lines of another than their order")
                .isZero();
        assertThat(count("""
                        select count(*) from core.identifier i left join core.customer c on c.id = i.customer_id
                         where i.value like ? and c.id is null
                        """, mark + "%")).as(after + "identifiers of nobody").isZero();
    }

    private String email(int generation, int person) {
        return mark + "-" + generation + "-" + person + "@example.com";
    }

    private long count(String sql, Object... parameters) {
        return jdbc.sql(sql).params(parameters).query(Long.class).single();
    }
}
