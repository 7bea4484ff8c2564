package org.encorecrm.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import encore.testing.EncoreTest;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.encorecrm.support.json.Json;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@EncoreTest
class IdempotencyTests {

    record Made(int number) {}

    @Autowired
    Idempotency idempotency;

    private final AtomicInteger made = new AtomicInteger();

    private Made once(String key, String body) {
        return idempotency.once(
                key, "caller", "POST /things", Json.read(body), Made.class, () -> new Made(made.incrementAndGet()));
    }

    @Test
    void answersARepeatedRequestAsBefore() {
        var first = once("k1", "{\"a\": 1, \"b\": 2}");
        var again = once("k1", "{\"b\": 2.0, \"a\": 1}");

        assertThat(again).isEqualTo(first);
        assertThat(once("k2", "{}")).isNotEqualTo(first);
        assertThat(once(null, "{}")).isNotEqualTo(once(null, "{}"));
        assertThatThrownBy(() -> once("k1", "{}")).isInstanceOf(ConflictException.class);
        assertThatThrownBy(() -> once(" ", "{}")).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void letsAFailedRequestBeSentAgain() {
        assertThatThrownBy(() -> idempotency.once("k3", "caller", "POST /things", Json.read("{}"), Made.class, () -> {
                    throw new ConflictException("not now");
                }))
                .isInstanceOf(ConflictException.class);

        assertThat(once("k3", "{}").number()).isPositive();
    }

    @Test
    void doesTheWorkOnceForConcurrentRepetitions() throws Exception {
        var threads = Executors.newFixedThreadPool(8);
        try {
            var requests = new ArrayList<Callable<Made>>();
            for (int i = 0; i < 8; i++) {
                requests.add(() -> once("k4", "{}"));
            }

            for (var answer : threads.invokeAll(requests)) {
                assertThat(answer.get().number()).isEqualTo(1);
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
