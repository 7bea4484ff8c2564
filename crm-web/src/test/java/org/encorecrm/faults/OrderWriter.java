package org.encorecrm.faults;

import encore.testing.Api;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A shop that posts orders without a pause, one by one or in batches, and posts again what got no answer. */
final class OrderWriter {

    static final int CUSTOMERS = 25;

    private final Api api;
    private final AtomicInteger next = new AtomicInteger();
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final Queue<String> refused = new ConcurrentLinkedQueue<>();
    private volatile boolean running = true;

    OrderWriter(Api api) {
        this.api = api;
    }

    /** Runs until stopped. */
    void write(int batchSize) {
        while (running) {
            var orders = new ArrayList<Integer>();
            for (var i = 0; i < batchSize; i++) {
                orders.add(next.incrementAndGet());
            }
            while (running && !post(orders)) {
                pause();
            }
        }
    }

    void stop() {
        running = false;
    }

    Set<String> acknowledged() {
        return acknowledged;
    }

    /** Answers that are neither success nor a server that is going down. */
    List<String> refused() {
        return List.copyOf(refused);
    }

    static String externalId(int number) {
        return "k-" + number;
    }

    int posted() {
        return next.get();
    }

    /**
     * Posts once more every order there ever was, acknowledged or not; answers those that were not there. After this
     * all of them are.
     */
    List<String> createdAgain() {
        var created = new ArrayList<String>();
        for (var first = 1; first <= posted(); first += 5000) {
            var numbers = IntStream.range(first, Math.min(first + 5000, posted() + 1))
                    .boxed()
                    .toList();
            var lines = numbers.stream().map(OrderWriter::order).collect(Collectors.joining("\n"));
            var results = api.send("POST", "/api/v1/orders/batch", lines, "application/x-ndjson")
                    .json()
                    .get("results");
            for (var i = 0; i < numbers.size(); i++) {
                if (!results.get(i).get("status").stringValue().equals("unchanged")) {
                    created.add(externalId(numbers.get(i)));
                }
            }
        }
        return created;
    }

    private boolean post(List<Integer> numbers) {
        var orders = numbers.stream().map(OrderWriter::order).toList();
        try {
            var answer = orders.size() == 1
                    ? api.post("/api/v1/orders", orders.get(0))
                    : api.send("POST", "/api/v1/orders/batch", String.join("\n", orders), "application/x-ndjson");
            if (answer.status() / 100 != 2) {
                if (answer.status() < 500) {
                    refused.add(answer.status() + " " + answer.body());
                }
                return false;
            }
            numbers.forEach(number -> acknowledged.add(externalId(number)));
            return true;
        } catch (IllegalStateException noAnswer) {
            return false;
        }
    }

    private static String order(int number) {
        return """
                {"externalId": "k-%1$d", "placedAt": "2026-01-01T10:00:00Z", "total": 100, \
                "customer": {"externalId": "u-%2$d", "email": "u%2$d@example.com"}, \
                "items": [{"sku": "A", "name": "A", "quantity": 1, "price": 60}, \
                {"sku": "B", "name": "B", "quantity": 1, "price": 40}]}""".formatted(number, number % CUSTOMERS);
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
