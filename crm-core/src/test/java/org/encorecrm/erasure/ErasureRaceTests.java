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
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@EncoreTest
class ErasureRaceTests {

    private static final int ROUNDS = 40;

    @Autowired
    Erasures erasures;

    private final ErasureFixtures people;

    @Autowired
    ErasureRaceTests(CustomerDocuments documents, Identities identities, JdbcClient jdbc) {
        people = new ErasureFixtures(documents, identities, jdbc);
    }

    /** Whatever comes first, what arrives is either erased with the person or makes a new one; nothing is in between. */
    @Test
    void neverWritesOntoWhoeverIsBeingErased() throws Exception {
        var threads = Executors.newFixedThreadPool(3);
        var fresh = new ArrayList<Long>();
        try {
            for (int round = 0; round < ROUNDS; round++) {
                var name = Long.toString(System.nanoTime(), 36) + round;
                var id = people.upsert(document(name, "a"));
                var barrier = new CyclicBarrier(3);
                var results = new ArrayList<java.util.concurrent.Future<Long>>();
                results.add(threads.submit(
                        after(barrier, () -> erasures.erase(id, "race").customerId())));
                for (var word : new String[] {"b", "c"}) {
                    results.add(threads.submit(after(barrier, () -> people.upsert(document(name, word)))));
                }
                for (var result : results) {
                    fresh.add(result.get());
                }
                assertThat(people.count("core.customer where id = " + id)).isZero();
                assertThat(people.count("core.identifier where customer_id = " + id))
                        .isZero();
                assertThat(people.count("core.visitor where customer_id = " + id))
                        .isZero();
                assertThat(people.count("core.customer where email = '%s@example.com'".formatted(name)))
                        .isLessThanOrEqualTo(1);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(fresh).hasSize(3 * ROUNDS);
        assertThat(people.count("core.customer where id < 0 and email is not null"))
                .isZero();
    }

    private static Callable<Long> after(CyclicBarrier barrier, Callable<Long> work) {
        return () -> {
            barrier.await();
            return work.call();
        };
    }

    private CustomerDocument document(String name, String word) {
        return people.document("""
                {"email": "%s@example.com", "firstName": "%s", "visitorId": "v-%s", "loyaltyCard": "%s-%s",
                 "consents": [{"channel": "email", "purpose": "marketing", "granted": true,
                               "at": "2026-10-01T12:00:00Z", "evidence": "%s"}]}
                """.formatted(name, word, name, name, word, word));
    }
}
