package org.encorecrm.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import encore.testing.EncoreTest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.encorecrm.metrics.Boundaries;
import org.encorecrm.metrics.EvaluationTime;
import org.encorecrm.metrics.Metrics;
import org.encorecrm.support.DataRole;
import org.encorecrm.support.Settings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@EncoreTest
@Import(Facts.class)
class ClockWorkerTests {

    @Autowired
    Facts facts;

    @Autowired
    Drain drain;

    @Autowired
    Metrics metrics;

    @Autowired
    ClockWorker clock;

    @Autowired
    EvaluationTime time;

    @Autowired
    Settings settings;

    private Instant now;

    @BeforeEach
    void settle() {
        drain.toNow();
        now = facts.now();
    }

    @Test
    void countsAFutureOrderWhenItsTimeComes() {
        var customer = facts.customer();
        facts.order(customer, now.plusSeconds(3600), "10");
        facts.changed(customer);
        drain.upTo(now);
        assertThat(metrics.find(customer).orElseThrow().ordersCount()).isZero();

        drain.upTo(now.plusSeconds(3599));
        assertThat(metrics.find(customer).orElseThrow().ordersCount()).isZero();
        drain.upTo(now.plusSeconds(3600));
        assertThat(metrics.find(customer).orElseThrow().ordersCount()).isEqualTo(1);
    }

    @Test
    void lowersTheRecencyScoreAtTheShopsMidnight() {
        var customer = facts.customer();
        facts.order(customer, now.minusSeconds(1), "10");
        facts.changed(customer);
        drain.upTo(now);
        facts.jdbc.sql("""
                insert into segmentation.rfm_boundaries (recency, frequency, monetary, at, applied_at)
                values ('{1.5,3}', '{1,2}', '{1,2}', now(), now())
                """).update();
        facts.changed(customer);
        drain.upTo(now);
        var today = LocalDate.ofInstant(now.minusSeconds(1), settings.zone());

        assertThat(recencyAt(customer, today.plusDays(2), -1)).isEqualTo(3);
        assertThat(recencyAt(customer, today.plusDays(2), 0)).isEqualTo(2);
        assertThat(recencyAt(customer, today.plusDays(4), -1)).isEqualTo(2);
        assertThat(recencyAt(customer, today.plusDays(4), 0)).isEqualTo(1);
    }

    @Test
    void goesOnWhateverBoundariesWereTypedOnce() {
        settings.put("rfm.thresholds", "r:-9999999,30,9999999,1e300");
        var typed = facts.jdbc.sql("""
                insert into segmentation.rfm_boundaries (recency, frequency, monetary, at)
                values ('{-9999999,30,9999999,1e300}', '{1,2}', '{1,2}', now()) returning id
                """).query(Long.class).single();
        try {
            clock.tick(now.plusSeconds(60));

            assertThat(watermark()).isEqualTo(now.plusSeconds(60));
        } finally {
            settings.put("rfm.thresholds", Boundaries.USUAL);
            facts.jdbc
                    .sql("delete from segmentation.rfm_boundaries where id >= :typed")
                    .param("typed", typed)
                    .update();
        }
    }

    @Test
    void findsCartsWhenTheyBecomeAbandoned() {
        var customer = facts.customer();
        facts.event(customer, "cart_updated", now, "[{\"price\":5}]");
        facts.changed(customer);
        drain.upTo(now);

        clock.tick(now.plus(Duration.ofMinutes(59)));
        assertThat(facts.waiting(customer)).isZero();
        clock.tick(now.plus(Duration.ofMinutes(60)));
        assertThat(facts.waiting(customer)).isEqualTo(1);
        drain.upTo(now.plus(Duration.ofMinutes(60)));
    }

    @Test
    void movesTheWatermarkTogetherWithWhatItQueues() {
        clock.tick(now.plusSeconds(60));

        assertThat(watermark()).isEqualTo(now.plusSeconds(60));
        clock.tick(now);
        assertThat(watermark()).isEqualTo(now.plusSeconds(60));
    }

    @Test
    void waitsForEvaluationsThatBeganBelowTheNewCeiling() throws Exception {
        var evaluating = new CountDownLatch(1);
        var finish = new CountDownLatch(1);
        var evaluation = CompletableFuture.runAsync(() -> facts.transaction.executeWithoutResult(status -> {
            time.hold();
            evaluating.countDown();
            try {
                finish.await(10, TimeUnit.SECONDS);
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
        }));
        evaluating.await(5, TimeUnit.SECONDS);
        var tick = CompletableFuture.runAsync(() -> {
            try (var role = DataRole.WORKER.enter()) {
                clock.tick(now.plusSeconds(60));
            }
        });

        Thread.sleep(150);
        assertThat(tick).isNotDone();
        finish.countDown();
        CompletableFuture.allOf(evaluation, tick).get(5, TimeUnit.SECONDS);

        var ceiling = facts.transaction.execute(status -> time.hold());
        assertThat(ceiling.orLater(now)).isEqualTo(now.plusSeconds(60));
    }

    private Integer recencyAt(long customer, LocalDate day, int nanosFromMidnight) {
        drain.upTo(day.atStartOfDay(settings.zone()).toInstant().plusNanos(nanosFromMidnight * 1000L));
        return metrics.find(customer).orElseThrow().r();
    }

    private Instant watermark() {
        return facts.jdbc
                .sql("select watermark from segmentation.clock")
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }
}
