package org.encorecrm.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import encore.testing.EncoreTest;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.encorecrm.customer.CustomerDocument;
import org.encorecrm.customer.CustomerDocuments;
import org.encorecrm.identity.Identities;
import org.encorecrm.support.json.Json;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@EncoreTest
class ErasureRaceTests {

    private static final int ROUNDS = 40;

    @Autowired
    Erasures erasures;

    @Autowired
    CustomerDocuments documents;

    @Autowired
    Identities identities;

    @Autowired
    JdbcClient jdbc;

    /** Whatever comes first, what arrives is either erased with the person or makes a new one; nothing is in between. */
    @Test
    void neverWritesOntoWhoeverIsBeingErased() throws Exception {
        var threads = Executors.newFixedThreadPool(3);
        var fresh = new ArrayList<Long>();
        try {
            for (int round = 0; round < ROUNDS; round++) {
                var name = Long.toString(System.nanoTime(), 36) + round;
                var id = identities.upsert(document(name, "a"), true).id();
                var barrier = new CyclicBarrier(3);
                var results = new ArrayList<java.util.concurrent.Future<Long>>();
                results.add(threads.submit(
                        after(barrier, () -> erasures.erase(id, "race").customerId())));
                for (var word : new String[] {"b", "c"}) {
                    results.add(threads.submit(after(
                            barrier,
                            () -> identities.upsert(document(name, word), true).id())));
                }
                for (var result : results) {
                    fresh.add(result.get());
                }
                assertThat(count("core.customer where id = " + id)).isZero();
                assertThat(count("core.identifier where customer_id = " + id)).isZero();
                assertThat(count("core.visitor where customer_id = " + id)).isZero();
                assertThat(count("core.customer where email = '%s@example.com'".formatted(name)))
                        .isLessThanOrEqualTo(1);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(fresh).hasSize(3 * ROUNDS);
        assertThat(count("core.customer where id < 0 and email is not null")).isZero();
    }

    private static Callable<Long> after(CyclicBarrier barrier, Callable<Long> work) {
        return () -> {
            barrier.await();
            return work.call();
        };
    }

    private CustomerDocument document(String name, String word) {
        return documents.read(Json.MAPPER.readTree("""
                {"email": "%s@example.com", "firstName": "%s", "visitorId": "v-%s", "loyaltyCard": "%s-%s",
                 "consents": [{"channel": "email", "purpose": "marketing", "granted": true,
                               "at": "2026-10-01T12:00:00Z", "evidence": "%s"}]}
                """.formatted(name, word, name, name, word, word)));
    }

    private long count(String rows) {
        return jdbc.sql("select count(*) from " + rows).query(Long.class).single();
    }
}
