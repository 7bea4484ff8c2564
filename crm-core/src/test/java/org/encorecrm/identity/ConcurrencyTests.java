package org.encorecrm.identity;

import static org.assertj.core.api.Assertions.assertThat;

import encore.testing.EncoreTest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.encorecrm.customer.CustomerDocuments;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@EncoreTest
class ConcurrencyTests {

    private static final int THREADS = 16;

    @Autowired
    CustomerDocuments documents;

    @Autowired
    Identities identities;

    @Autowired
    JdbcClient jdbc;

    CustomerFixtures shop;

    @BeforeEach
    void open() {
        shop = new CustomerFixtures(documents, identities, jdbc);
    }

    @Test
    void makesOneCustomerOfConcurrentRequestsAboutTheSameNewPerson() throws Exception {
        for (int round = 0; round < 20; round++) {
            open();
            var fields =
                    List.of("\"email\": \"t#@example.com\"", "\"phone\": \"+7907000#\"", "\"loyaltyCard\": \"t#\"");

            var answers =
                    together(i -> () -> shop.upsert("{%s, %s}".formatted(fields.get(i % 3), fields.get((i + 1) % 3))));

            assertThat(answers).extracting(Identified::outcome).containsOnlyOnce(Outcome.CREATED);
            assertThat(shop.count(
                            """
                    select count(distinct customer_id) from core.identifier where value in (?, ?, ?)
                    """, "t%s@example.com".formatted(shop.number), "+7907000" + shop.number, "t" + shop.number))
                    .isOne();
            assertThat(answers.stream().map(answer -> survivor(answer.id())).distinct())
                    .hasSize(1);
        }
    }

    private long survivor(long id) {
        return jdbc.sql("select coalesce((select customer_id from core.customer_alias where alias_id = :id), :id)")
                .param("id", id)
                .query(Long.class)
                .single();
    }

    @Test
    void neverWaitsInACircleWhenBatchesOverlap() throws Exception {
        var shops = new ArrayList<CustomerFixtures>();
        for (int i = 0; i < 40; i++) {
            shops.add(new CustomerFixtures(documents, identities, jdbc));
        }

        var answers = together(i -> () -> {
            var order = new ArrayList<>(shops);
            java.util.Collections.shuffle(order, new java.util.Random(i));
            var lines = order.stream()
                    .map(one -> one.document(
                            "{\"email\": \"o#@example.com\", \"visitorId\": \"v#\", \"tags\": [\"t%d\"]}".formatted(i)))
                    .toList();
            return identities.upsert(lines, false).get(0);
        });

        assertThat(answers).hasSize(THREADS);
        assertThat(shops)
                .allSatisfy(one -> assertThat(one.count(
                                "select count(*) from core.customer where email = ?",
                                "o%s@example.com".formatted(one.number)))
                        .isOne());
    }

    private static <T> List<T> together(IntFunction<Callable<T>> work) throws Exception {
        var barrier = new CyclicBarrier(THREADS);
        var threads = Executors.newFixedThreadPool(THREADS);
        try {
            var futures = new ArrayList<Future<T>>();
            for (int i = 0; i < THREADS; i++) {
                var one = work.apply(i);
                futures.add(threads.submit(() -> {
                    barrier.await();
                    return one.call();
                }));
            }
            var answers = new ArrayList<T>();
            for (var future : futures) {
                answers.add(future.get(60, TimeUnit.SECONDS));
            }
            return answers;
        } finally {
            threads.shutdownNow();
        }
    }
}
