package org.encorecrm.faults;

import static org.assertj.core.api.Assertions.assertThat;

import encore.testing.Api;
import encore.testing.EncoreProcess;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The application is killed again and again while orders pour in. What it acknowledged is there, and once. */
class KilledWhileIngestingTests {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void losesNothingAcknowledgedWhenKilledOnce() throws Exception {
        survives(1, 2, List.of(1, 40));
    }

    @Test
    @Tag("faults")
    void losesNothingAcknowledgedHoweverOftenItIsKilled() throws Exception {
        survives(Integer.getInteger("encore.test.kills", 200), System.nanoTime(), List.of(1, 1, 40, 500));
    }

    private static void survives(int kills, long seed, List<Integer> batchSizes) throws Exception {
        var random = new Random(seed);
        try (var encore = new EncoreProcess()) {
            var writer = new OrderWriter(encore.api());
            var threads = Executors.newFixedThreadPool(batchSizes.size());
            for (var batchSize : batchSizes) {
                threads.execute(() -> writer.write(batchSize));
            }
            for (var i = 0; i < kills; i++) {
                awaitMore(writer);
                Thread.sleep(random.nextInt(1500));
                encore.kill();
                encore.start();
            }
            awaitMore(writer);
            writer.stop();
            threads.shutdown();
            assertThat(threads.awaitTermination(60, TimeUnit.SECONDS)).isTrue();

            assertThat(writer.refused()).isEmpty();
            assertThat(writer.createdAgain())
                    .as("lost, seed %d", seed)
                    .doesNotContainAnyElementsOf(writer.acknowledged());
            assertThat(linesOfSome(encore.api(), writer, random)).containsOnly(2);
            awaitFigures(encore.api(), writer);
        }
    }

    /** It takes orders (again) after a start. */
    private static void awaitMore(OrderWriter writer) throws InterruptedException {
        var before = writer.acknowledged().size();
        var until = System.nanoTime() + PATIENCE.toNanos();
        while (writer.acknowledged().size() <= before + 100 && System.nanoTime() < until) {
            Thread.sleep(50);
        }
        assertThat(writer.acknowledged().size()).isGreaterThan(before);
    }

    private static List<Integer> linesOfSome(Api api, OrderWriter writer, Random random) {
        return random.ints(100, 1, writer.posted() + 1)
                .mapToObj(number -> api.get("/api/v1/orders/" + OrderWriter.externalId(number)))
                .map(answer -> answer.json().get("items").size())
                .toList();
    }

    /** The change queue drains by itself, and the figures count every order once. */
    private static void awaitFigures(Api api, OrderWriter writer) throws InterruptedException {
        var until = System.nanoTime() + PATIENCE.toNanos();
        while (counted(api) < writer.posted() && System.nanoTime() < until) {
            Thread.sleep(200);
        }
        assertThat(counted(api)).isEqualTo(writer.posted());
    }

    private static int counted(Api api) {
        return IntStream.range(0, OrderWriter.CUSTOMERS)
                .mapToObj(i -> api.get("/api/v1/orders/" + OrderWriter.externalId(OrderWriter.CUSTOMERS + i)))
                .map(order -> order.json().get("customerId").stringValue())
                .map(id -> api.get("/api/v1/customers/" + id + "/metrics").json())
                .mapToInt(metrics -> metrics.at("/orders/count").asInt(0))
                .sum();
    }
}
