package org.encorecrm.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import encore.testing.EncoreTest;
import encore.testing.Statements;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.encorecrm.metrics.Metrics;
import org.encorecrm.support.DataRole;
import org.encorecrm.support.WorkState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.support.TransactionTemplate;

@EncoreTest
@Import(Facts.class)
class RecomputationTests {

    @Autowired
    Facts facts;

    @Autowired
    Drain drain;

    @Autowired
    Metrics metrics;

    @Autowired
    Recomputations recomputations;

    @Autowired
    RecomputationWorker worker;

    @Autowired
    Pipeline pipeline;

    @Autowired
    PortionSize size;

    @Autowired
    TransactionTemplate transaction;

    @BeforeEach
    void settle() {
        drain.toNow();
        size.startWith(500);
    }

    @AfterEach
    void heal() {
        recomputations.running().ifPresent(running -> recomputations.cancel(running.id()));
        facts.jdbc.sql("drop trigger if exists poison on segmentation.metrics").update();
        facts.jdbc.sql("delete from core.change where dead_reason is not null").update();
    }

    @Test
    void correctsFiguresThatAreNotWhatTheFactsSay() {
        var customer = facts.customer();
        facts.order(customer, facts.now(), "10");

        var id = recomputations.start().id();
        drain.recomputation();

        var ended = recomputations.get(id);
        assertThat(ended.state()).isEqualTo(WorkState.DONE);
        assertThat(ended.done()).isEqualTo(ended.total());
        assertThat(ended.rewritten()).isPositive();
        assertThat(metrics.find(customer).orElseThrow().ordersCount()).isEqualTo(1);
    }

    @Test
    void takesNobodysRowWhereNothingDiffers() {
        var customers = IntStream.range(0, 5).mapToObj(i -> facts.customer()).toList();
        customers.forEach(customer -> facts.order(customer, facts.now(), "10"));
        recomputations.start();
        drain.recomputation();
        var id = recomputations.start().id();

        transaction.executeWithoutResult(status -> {
            metrics.lock(customers);
            var other = CompletableFuture.runAsync(() -> drain.recomputation());
            assertThat(other).succeedsWithin(Duration.ofSeconds(30));
        });

        assertThat(recomputations.get(id))
                .returns(WorkState.DONE, Recomputation::state)
                .returns(0L, Recomputation::rewritten);
    }

    @Test
    void sendsAsManyStatementsForManyCustomersAsForFew() {
        IntStream.range(0, 200).forEach(i -> facts.order(facts.customer(), facts.now(), "10"));
        recomputations.start();
        drain.recomputation();

        // Where everybody differs, and where everybody is as the facts say.
        statements(1);
        assertThat(statements(150)).isEqualTo(statements(10));
        recomputations.start();
        drain.recomputation();
        statementsOf(1);
        assertThat(statementsOf(150)).isEqualTo(statementsOf(10)).isLessThan(15);
    }

    private int statements(int customers) {
        facts.jdbc
                .sql("update segmentation.metrics set visits_count = visits_count + 1")
                .update();
        return statementsOf(customers);
    }

    /** In a portion of so many. */
    private int statementsOf(int customers) {
        var id = recomputations.start().id();
        // The last of all: nobody of them has been evaluated.
        facts.jdbc
                .sql(
                        "update segmentation.recomputation set reached = (select min(id) from (select id from core.customer order by id desc limit :n) l) - 1, done = 1 where id = :id")
                .param("id", id)
                .param("n", customers)
                .update();
        size.startWith(500);
        var sent = Statements.during(this::portion);
        recomputations.cancel(id);
        return sent;
    }

    @Test
    void scoresByTheVeryFirstBoundariesOnTheWay() {
        IntStream.range(0, 30).forEach(i -> facts.order(facts.customer(), facts.now(), Integer.toString(10 + i)));
        facts.jdbc.sql("delete from segmentation.rfm_boundaries").update();
        facts.jdbc.sql("delete from segmentation.abc_boundaries").update();

        recomputations.start();
        while (recomputations.running().isPresent()) {
            worker.work(facts.clock::now);
        }

        assertThat(facts.jdbc
                        .sql("select count(*) from segmentation.rfm_boundaries where applied_at is not null")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        assertThat(facts.jdbc
                        .sql("select count(*) from segmentation.metrics where orders_count > 0 and rfm_m is null")
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(facts.jdbc
                        .sql("select count(*) from core.change where cause = 'boundaries'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void runsOnceAtATime() {
        assertThat(recomputations.start().id()).isEqualTo(recomputations.start().id());
    }

    @Test
    void goesOnFromTheCheckpointAfterACrash() {
        var customers = IntStream.range(0, 3000).mapToObj(i -> facts.customer()).toList();
        var id = recomputations.start().id();
        portion();
        portion();
        var reached = recomputations.get(id);
        assertThat(reached.done()).isBetween(1L, reached.total() - 1);

        // Whatever process did this is gone; its work is not. What changes behind the checkpoint is not walked again.
        var first = customers.get(0);
        facts.jdbc
                .sql(
                        "update segmentation.metrics set visits_count = 99 where customer_id = (select min(id) from core.customer)")
                .update();
        var last = customers.get(customers.size() - 1);
        facts.order(last, facts.now(), "10");
        drain.recomputation();

        assertThat(recomputations.get(id).done()).isEqualTo(reached.total());
        assertThat(metrics.find(last).orElseThrow().ordersCount()).isEqualTo(1);
        assertThat(facts.jdbc
                        .sql("select count(*) from segmentation.metrics where visits_count = 99")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        facts.jdbc
                .sql("update segmentation.metrics set visits_count = 0 where visits_count = 99")
                .update();
        assertThat(first).isLessThan(last);
    }

    @Test
    void stopsWhenCancelled() {
        IntStream.range(0, 3000).forEach(i -> facts.customer());
        var id = recomputations.start().id();
        portion();

        recomputations.cancel(id);
        portion();

        var cancelled = recomputations.get(id);
        assertThat(cancelled.state()).isEqualTo(WorkState.CANCELLED);
        assertThat(cancelled.done()).isLessThan(cancelled.total());
        assertThat(recomputations.cancel(id)).isEqualTo(cancelled);
    }

    @Test
    void goesPastTheOneCustomerWhoFails() {
        var customers = IntStream.range(0, 10).mapToObj(i -> facts.customer()).toList();
        customers.forEach(customer -> facts.order(customer, facts.now(), "10"));
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
                """.formatted(customers.get(4))).update();

        var id = recomputations.start().id();
        drain.recomputation();

        assertThat(recomputations.get(id))
                .returns(WorkState.DONE, Recomputation::state)
                .returns(1L, Recomputation::skipped);
        assertThat(pipeline.dead(10)).singleElement().satisfies(dead -> {
            assertThat(dead.customerId()).isEqualTo(customers.get(4));
            assertThat(dead.reason()).contains("poisoned");
        });
        assertThat(customers.stream().filter(c -> metrics.find(c).orElseThrow().ordersCount() == 1))
                .hasSize(9);
    }

    private void portion() {
        try (var role = DataRole.WORKER.enter()) {
            worker.work(facts.clock::now);
        }
    }
}
