package org.encorecrm.segment;

import static org.assertj.core.api.Assertions.assertThat;

import encore.testing.EncoreTest;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.encorecrm.change.Cause;
import org.encorecrm.support.BusinessClock;
import org.encorecrm.support.Paging;
import org.encorecrm.support.Settings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@EncoreTest
@Import({Shop.class, RandomLives.class})
class SurgeBrakeTests {

    @Autowired
    Segments segments;

    @Autowired
    HeldMoves held;

    @Autowired
    Evaluation evaluation;

    @Autowired
    Filling filling;

    @Autowired
    Shop shop;

    @Autowired
    Settings settings;

    @Autowired
    BusinessClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    private final String city = UUID.randomUUID().toString();
    private SegmentView segment;

    @BeforeEach
    void watch() {
        settings.put("brake.entries", "5");
        var key = Shop.key();
        segment = segments.create(new SegmentDraft(
                key,
                key,
                SegmentKind.DYNAMIC,
                shop.criteria("{'field': 'customer.address.city', 'op': 'eq', 'value': '%s'}".formatted(city))));
        while (filling.fillSome()) {}
    }

    @AfterEach
    void forget() {
        settings.put("brake.entries", "500");
        segments.delete(segment.key());
    }

    @Test
    void letsUsualEntriesAct() {
        enter(5);

        assertThat(segments.get(segment.key()).isHeld()).isFalse();
        assertThat(acting()).isEqualTo(5);
    }

    @Test
    void holdsAWaveUntilItIsReleased() {
        var entered = enter(6);
        enter(1);

        var now = segments.get(segment.key());
        assertThat(now.state()).isEqualTo("held");
        assertThat(now.heldEntries()).isEqualTo(7);
        assertThat(now.members()).isEqualTo(7);
        assertThat(acting()).isZero();

        leave(entered[0]);
        assertThat(held.release(segment.key(), null)).isEqualTo(new HeldMoves.Decided(6, 1));

        assertThat(segments.get(segment.key()).state()).isEqualTo("ready");
        assertThat(acting())
                .as("entries that act; whoever has left acts as a leaving")
                .isEqualTo(6);
        assertThat(actingLeavings()).isEqualTo(1);
        enter(3);
        assertThat(acting()).isEqualTo(9);
    }

    @Test
    void discardsAWaveForGood() {
        enter(6);

        assertThat(held.discard(segment.key(), null)).isEqualTo(new HeldMoves.Decided(0, 6));

        assertThat(segments.get(segment.key()).state()).isEqualTo("ready");
        assertThat(acting()).isZero();
        assertThat(shop.members(segment.key())).hasSize(6);
    }

    @Test
    void knowsWhatIsUsual() {
        jdbc.sql("update segmentation.segment set created_at = created_at - interval '15 days' where id = :id")
                .param("id", segment.id())
                .update();
        jdbc.sql("""
                        insert into segmentation.move (batch, segment_id, customer_id, entered, at, cause, acting)
                        select 0, :id, n, true, :at - make_interval(days => n), 'change', true
                          from generate_series(1, 14) n
                        """)
                .param("id", segment.id())
                .param("at", clock.now().atOffset(ZoneOffset.UTC))
                .update();

        enter(10);
        assertThat(segments.get(segment.key()).isHeld())
                .as("10 is 10 times the usual day of one")
                .isFalse();
        enter(1);
        assertThat(segments.get(segment.key()).isHeld()).isTrue();
    }

    @Test
    void hasNoUsualDayInItsFirstTwoWeeks() {
        jdbc.sql("update segmentation.segment set created_at = created_at - interval '13 days' where id = :id")
                .param("id", segment.id())
                .update();

        enter(6);

        var now = segments.get(segment.key());
        assertThat(now.isHeld()).isTrue();
        assertThat(now.brake().usualDay()).isNull();
        assertThat(now.brake().lastHour()).isEqualTo(6);
    }

    @Test
    void followsTheLimitsOfTheSegmentItself() {
        segments.brake(segment.key(), 8, null);
        enter(8);
        assertThat(segments.get(segment.key()).isHeld()).isFalse();

        enter(1);

        assertThat(segments.get(segment.key()).isHeld()).isTrue();
    }

    @Test
    void holdsTheLeavingsOfAHeldSegmentToo() {
        var before = enter(2);
        enter(6);
        leave(before[0]);

        assertThat(actingLeavings()).isZero();
        assertThat(segments.get(segment.key()).heldLeavings()).isEqualTo(1);
        assertThat(held.release(segment.key(), null))
                .as("who was in before the wave acts as a leaving")
                .isEqualTo(new HeldMoves.Decided(7, 0));

        assertThat(actingLeavings()).isEqualTo(1);
    }

    @Test
    void tellsHowManyHaveLeftMeanwhile() {
        var entered = enter(6);
        for (var i = 0; i < 5; i++) {
            leave(entered[i]);
        }

        assertThat(held.release(segment.key(), List.of(entered[0], entered[1]))).isEqualTo(new HeldMoves.Decided(0, 2));
        assertThat(held.release(segment.key(), null)).isEqualTo(new HeldMoves.Decided(1, 3));
        assertThat(actingLeavings()).as("what begins on leaving").isEqualTo(5);
    }

    @Test
    void decidesAboutSomeWhileTheOthersWait() {
        var entered = enter(7);

        assertThat(held.release(segment.key(), List.of(entered[0], entered[1]))).isEqualTo(new HeldMoves.Decided(2, 0));
        assertThat(held.discard(segment.key(), List.of(entered[2]))).isEqualTo(new HeldMoves.Decided(0, 1));

        assertThat(segments.get(segment.key()).isHeld()).isTrue();
        assertThat(held.waiting(segment.key(), new Paging(3, null)).items()).hasSize(3);
        assertThat(acting()).isEqualTo(2);
        assertThat(held.release(segment.key(), null)).isEqualTo(new HeldMoves.Decided(4, 0));
        assertThat(held.release(segment.key(), null)).as("a second time").isEqualTo(new HeldMoves.Decided(0, 0));
        assertThat(segments.get(segment.key()).isHeld()).isFalse();
        assertThat(acting()).isEqualTo(6);
    }

    @Test
    void neverHoldsHistory() {
        var customers = LongStream.range(0, 9)
                .map(i -> shop.customer(Map.of("city", city)))
                .toArray();

        transaction.executeWithoutResult(status ->
                evaluation.evaluate(customers, new long[0], Evaluation.ALL_KINDS, Cause.HISTORY, clock.now()));

        assertThat(segments.get(segment.key()).isHeld()).isFalse();
        assertThat(segments.get(segment.key()).members()).isEqualTo(9);
    }

    @Test
    void twoWorkersAtOnceDoNotEachStayBelowTheLimit() throws Exception {
        var one = LongStream.range(0, 3)
                .map(i -> shop.customer(Map.of("city", city)))
                .toArray();
        var other = LongStream.range(0, 3)
                .map(i -> shop.customer(Map.of("city", city)))
                .toArray();
        var evaluated = new CountDownLatch(1);
        var second = CompletableFuture.runAsync(() -> {
            await(evaluated);
            evaluate(other);
        });

        transaction.executeWithoutResult(status -> {
            evaluation.evaluate(one, one, Evaluation.ALL_KINDS, Cause.CHANGE, clock.now());
            evaluated.countDown();
            pause();
        });
        second.get(20, TimeUnit.SECONDS);

        var now = segments.get(segment.key());
        assertThat(now.isHeld()).isTrue();
        assertThat(now.heldEntries()).isEqualTo(3);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    /** Long enough for the other to come to the segment's row. */
    private static void pause() {
        try {
            Thread.sleep(300);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private long[] enter(int count) {
        var customers = LongStream.range(0, count)
                .map(i -> shop.customer(Map.of("city", city)))
                .toArray();
        evaluate(customers);
        return customers;
    }

    private void leave(long customer) {
        jdbc.sql("update core.customer set city = null where id = :id")
                .param("id", customer)
                .update();
        evaluate(customer);
    }

    private void evaluate(long... customers) {
        transaction.executeWithoutResult(status -> evaluation.evaluate(
                customers,
                customers,
                Evaluation.ALL_KINDS,
                Cause.CHANGE,
                clock.now().plus(Duration.ofMillis(1))));
    }

    private long actingLeavings() {
        return jdbc.sql("select count(*) from segmentation.move where segment_id = :id and not entered and acting")
                .param("id", segment.id())
                .query(Long.class)
                .single();
    }

    private long acting() {
        return jdbc.sql("""
                        select count(*) from segmentation.move
                         where segment_id = :id and entered and acting and at > :since
                        """)
                .param("id", segment.id())
                .param("since", clock.now().minus(Duration.ofHours(1)).atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }
}
