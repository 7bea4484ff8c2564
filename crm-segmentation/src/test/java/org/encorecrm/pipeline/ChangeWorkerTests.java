package org.encorecrm.pipeline;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import encore.testing.EncoreTest;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.encorecrm.change.Cause;
import org.encorecrm.change.ChangeKind;
import org.encorecrm.change.ChangeQueue;
import org.encorecrm.change.DeadChange;
import org.encorecrm.change.PendingChange;
import org.encorecrm.metrics.Metrics;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@EncoreTest
@Import(Facts.class)
class ChangeWorkerTests {

    @Autowired
    Facts facts;

    @Autowired
    Drain drain;

    @Autowired
    Metrics metrics;

    @Autowired
    ChangeQueue queue;

    @Autowired
    Pipeline pipeline;

    @AfterEach
    void heal() {
        facts.jdbc.sql("drop trigger if exists poison on segmentation.metrics").update();
        facts.jdbc.sql("delete from core.change where dead_reason is not null").update();
    }

    @Test
    void keepsFiguresOfWhoeverChanged() {
        var customer = facts.customer();
        facts.order(customer, facts.now(), "100");
        facts.order(customer, facts.now(), "50.50");
        facts.changed(customer);

        drain.changes();

        assertThat(metrics.find(customer).orElseThrow().ordersSum()).isEqualByComparingTo("150.50");
        assertThat(facts.waiting(customer)).isZero();
    }

    @Test
    void leavesFiguresAloneWhenOnlyMessagesChanged() {
        var customer = facts.customer();
        facts.order(customer, facts.now(), "100");
        facts.changed(Cause.CHANGE, false, Set.of(ChangeKind.MESSAGES), customer);

        drain.changes();

        assertThat(metrics.find(customer).orElseThrow().ordersCount()).isZero();
    }

    @Test
    void losesNoChangeThatComesWhileItsCustomerIsEvaluated() throws Exception {
        var customer = facts.customer();
        facts.changed(customer);
        drain.changes();
        facts.order(customer, facts.now(), "100");
        facts.changed(customer);
        var locked = new CountDownLatch(1);
        var posted = new CountDownLatch(1);

        // Somebody holds the customer's row: the worker has claimed the first change and waits when the second comes.
        var holder = CompletableFuture.runAsync(() -> facts.transaction.executeWithoutResult(status -> {
            metrics.lock(List.of(customer));
            locked.countDown();
            await(posted);
        }));
        locked.await(5, SECONDS);
        var worker = CompletableFuture.runAsync(drain::changes);
        Thread.sleep(100);
        facts.order(customer, facts.now(), "11");
        facts.changed(customer);
        posted.countDown();
        CompletableFuture.allOf(holder, worker).get(10, SECONDS);
        drain.changes();

        assertThat(metrics.find(customer).orElseThrow().ordersSum()).isEqualByComparingTo("111");
        assertThat(facts.waiting(customer)).isZero();
    }

    @Test
    void opensTheOthersWhileACustomerIsMergedAway() throws Exception {
        var loser = facts.customer();
        var other = facts.customer();
        var deleted = new CountDownLatch(1);
        var waited = new CountDownLatch(1);
        var merge = CompletableFuture.runAsync(() -> facts.transaction.executeWithoutResult(status -> {
            facts.jdbc
                    .sql("delete from core.customer where id = ?")
                    .param(loser)
                    .update();
            deleted.countDown();
            await(waited);
        }));
        deleted.await(5, SECONDS);

        var worker = CompletableFuture.runAsync(() -> metrics.open(List.of(loser, other)));
        await(this::somebodyWaitsForALock);
        waited.countDown();

        CompletableFuture.allOf(merge, worker).get(10, SECONDS);
        assertThat(facts.jdbc
                        .sql("select customer_id from segmentation.metrics where customer_id in (?, ?)")
                        .params(loser, other)
                        .query(Long.class)
                        .list())
                .containsExactly(other);
    }

    private boolean somebodyWaitsForALock() {
        return facts.jdbc.sql("""
                        select exists (select from pg_stat_activity
                                        where datname = current_database() and wait_event_type = 'Lock')
                        """).query(Boolean.class).single();
    }

    @Test
    void workersShareTheQueueWithoutLosingAnything() {
        var customers =
                IntStream.range(0, 1500).mapToLong(i -> facts.customer()).toArray();
        facts.changed(customers);
        var workers = IntStream.range(0, 4)
                .mapToObj(i -> CompletableFuture.runAsync(drain::changes))
                .toArray(CompletableFuture[]::new);
        for (var customer : customers) {
            facts.order(customer, facts.now().minusSeconds(1), "7");
            facts.changed(customer);
        }
        CompletableFuture.allOf(workers).join();
        drain.changes();

        assertThat(LongStream.of(customers))
                .allMatch(id -> metrics.find(id).orElseThrow().ordersCount() == 1);
    }

    @Test
    void buriesTheOneCustomerWhoFailsAndServesTheOthers() {
        var customers = IntStream.range(0, 20).mapToLong(i -> facts.customer()).toArray();
        for (var customer : customers) {
            facts.order(customer, facts.now(), "5");
        }
        poison(customers[13]);
        facts.changed(customers);

        drain.changes();

        assertThat(LongStream.of(customers)
                        .filter(id -> metrics.find(id).orElseThrow().ordersCount() == 1))
                .hasSize(19)
                .doesNotContain(customers[13]);
        assertThat(pipeline.dead(10))
                .singleElement()
                .returns(customers[13], DeadChange::customerId)
                .satisfies(dead -> assertThat(dead.reason()).contains("poisoned"));

        facts.jdbc.sql("drop trigger poison on segmentation.metrics").update();
        pipeline.retryAll();
        drain.changes();

        assertThat(metrics.find(customers[13]).orElseThrow().ordersCount()).isEqualTo(1);
        assertThat(pipeline.dead(10)).isEmpty();
    }

    @Test
    void leavesCustomersSomebodyElseHoldsForLater() throws Exception {
        var held = facts.customer();
        var free = facts.customer();
        facts.changed(held, free);
        drain.changes();
        facts.order(held, facts.now(), "5");
        facts.order(free, facts.now(), "5");
        facts.changed(held, free);
        var locked = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        var holder = CompletableFuture.runAsync(() -> facts.transaction.executeWithoutResult(status -> {
            metrics.lock(List.of(held));
            locked.countDown();
            await(release);
        }));
        locked.await(5, SECONDS);

        var worker = CompletableFuture.runAsync(drain::changes);
        await(() -> facts.waiting(free) == 0);

        assertThat(metrics.find(free).orElseThrow().ordersCount()).isEqualTo(1);
        assertThat(facts.waiting(held)).isEqualTo(1);

        release.countDown();
        CompletableFuture.allOf(holder, worker).get(10, SECONDS);
        assertThat(metrics.find(held).orElseThrow().ordersCount()).isEqualTo(1);
    }

    @Test
    void handsTheChangesOfMergedCustomersToTheSurvivor() {
        var loser = facts.customer();
        var survivor = facts.customer();
        facts.order(survivor, facts.now(), "5");
        facts.changed(loser);
        facts.jdbc
                .sql("delete from core.customer where id = :id")
                .param("id", loser)
                .update();
        facts.jdbc
                .sql("insert into core.customer_alias (alias_id, customer_id) values (:loser, :survivor)")
                .param("loser", loser)
                .param("survivor", survivor)
                .update();

        drain.changes();

        assertThat(facts.waiting(loser)).isZero();
        assertThat(metrics.find(loser).orElseThrow())
                .returns(survivor, found -> found.customerId())
                .returns(1, found -> found.ordersCount());
    }

    @Test
    void actsAsSoonAsOnePendingChangeIsNews() {
        var customer = facts.customer();
        facts.changed(Cause.HISTORY, true, Set.of(ChangeKind.ORDERS), customer);
        assertThat(pending(customer)).isEqualTo(new PendingChange(customer, Cause.HISTORY, false));

        facts.changed(Cause.MERGE, false, Set.of(ChangeKind.ORDERS), customer);
        assertThat(pending(customer)).isEqualTo(new PendingChange(customer, Cause.HISTORY, false));

        facts.changed(Cause.CHANGE, true, Set.of(ChangeKind.ORDERS), customer);
        assertThat(pending(customer)).isEqualTo(new PendingChange(customer, Cause.HISTORY, false));

        facts.changed(Cause.CLOCK, false, Set.of(ChangeKind.ORDERS), customer);
        assertThat(pending(customer)).isEqualTo(new PendingChange(customer, Cause.HISTORY, false));

        facts.changed(Cause.CHANGE, false, Set.of(ChangeKind.ORDERS), customer);
        assertThat(pending(customer)).isEqualTo(new PendingChange(customer, Cause.CHANGE, true));
    }

    private PendingChange pending(long customer) {
        return facts.transaction.execute(
                status -> queue.pending(new long[] {customer}).get(0));
    }

    private void poison(long customer) {
        facts.jdbc.sql("""
                create or replace function segmentation.poison() returns trigger language plpgsql as $$
                begin
                    if new.customer_id = tg_argv[0]::bigint then raise exception 'poisoned'; end if;
                    return new;
                end $$
                """).update();
        facts.jdbc.sql("""
                create trigger poison before update on segmentation.metrics
                   for each row execute function segmentation.poison('%d')
                """.formatted(customer)).update();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(10, SECONDS);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private static void await(java.util.function.BooleanSupplier condition) {
        var deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!condition.getAsBoolean() && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
    }
}
