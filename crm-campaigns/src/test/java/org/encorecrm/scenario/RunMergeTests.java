package org.encorecrm.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.encorecrm.scenario.ScenarioFixtures.CALL;

import encore.testing.EncoreTest;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.encorecrm.identity.CustomersMerged;
import org.encorecrm.identity.MergeUndone;
import org.encorecrm.support.BusinessClock;
import org.encorecrm.support.Span;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@EncoreTest
class RunMergeTests {

    private static long merges = 1_000_000;

    @Autowired
    Scenarios scenarios;

    @Autowired
    ScenarioFixtures given;

    @Autowired
    BusinessClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    Meanwhile meanwhile;

    String segment;
    long survivor;
    long loser;
    long merge;

    @BeforeEach
    void twoCustomers() {
        segment = given.segment();
        survivor = given.customer();
        loser = given.customer();
        merge = merges++;
    }

    @Test
    void survivorGoesOnWithTheRun() {
        var call = active();
        given.enter(segment, loser);

        merge();
        given.workOff();

        assertThat(stateOf(call, loser)).isEqualTo("merged");
        assertThat(stateOf(call, survivor)).isEqualTo("done");
        assertThat(given.tasks(call)).isEqualTo(1);
    }

    @Test
    void survivorsOwnRunIsEnough() {
        var call = active();
        given.enter(segment, loser, survivor);

        merge();
        given.workOff();

        assertThat(given.tasks(call)).isEqualTo(1);
    }

    @Test
    void survivorInheritsTheReentryClock() {
        var call = active();
        given.enter(segment, loser);
        given.workOff();
        merge();
        given.leave(segment, survivor);

        given.enter(segment, survivor);

        assertThat(given.states(call)).containsExactly("done");
    }

    @Test
    void survivorWhoHasBeenThroughDoesNotGoAgain() {
        var call = active(null);
        given.enter(segment, survivor);
        given.workOff();
        given.enter(segment, loser);

        merge();
        given.workOff();
        var together = given.tasks(call);
        undo();
        given.workOff();

        assertThat(together).isEqualTo(1);
        assertThat(given.states(call)).containsExactly("done", "done");
    }

    @Test
    void whoeverWasMergedIntoTheSurvivorBeforeHasBeenThroughToo() {
        var call = active(null);
        given.enter(segment, loser);
        given.workOff();
        merge();
        loser = given.customer();
        merge = merges++;
        given.enter(segment, loser);

        merge();
        given.workOff();

        assertThat(given.states(call)).containsExactly("done", "merged");
    }

    @Test
    void survivorGoesOnWhenTheReentryTimeIsOver() {
        var call = active();
        given.enter(segment, clock.now().minus(Duration.ofDays(2)), true, survivor);
        given.workOff();
        given.enter(segment, loser);

        merge();
        given.workOff();

        assertThat(given.states(call)).containsExactly("done", "merged", "done");
    }

    @Test
    void survivorLeavesForItselfThoughTheOtherEnteredEarlier() {
        var call = active(Span.parse("P1D"), Trigger.On.SEGMENT_LEFT);
        given.enter(segment, clock.now().minus(Duration.ofDays(25)), true, survivor);
        given.leave(segment, clock.now().minus(Duration.ofDays(16)), survivor);
        given.workOff();
        given.enter(segment, clock.now().minus(Duration.ofDays(53)), true, loser);
        merge();

        given.leave(segment, clock.now().plus(Duration.ofDays(7)), survivor);

        assertThat(given.states(call)).containsExactly("done", "active");
    }

    @Test
    void standsStillWhenItsScenarioIsSwitchedOffWhileAMergeIsHalfWay() {
        var call = active();
        given.enter(segment, loser);

        var paused = transaction.execute(status -> {
            merge();
            return meanwhile.begins(() -> scenarios.pause(call.key()));
        });
        paused.join();
        given.workOff();
        var whilePaused = given.tasks(call);
        scenarios.activate(call.key(), false);
        given.workOff();

        assertThat(whilePaused).isZero();
        assertThat(given.tasks(call)).isEqualTo(1);
    }

    @Test
    void survivorInheritsTheHoldout() {
        var call = active();
        given.enter(segment, survivor, loser);
        jdbc.sql("update campaigns.scenario_run set state = 'held_out' where customer_id = :loser")
                .param("loser", loser)
                .update();

        merge();
        given.workOff();

        assertThat(stateOf(call, survivor)).isEqualTo("merged");
        assertThat(given.tasks(call)).isZero();
    }

    @Test
    void undoingGivesEachItsOwnRunBack() {
        var call = active();
        given.enter(segment, loser);
        merge();

        undo();
        given.workOff();

        assertThat(stateOf(call, loser)).isEqualTo("done");
        assertThat(stateOf(call, survivor)).isEqualTo("merged");
        assertThat(given.tasks(call)).isEqualTo(1);
    }

    @Test
    void undoingReopensWhatTheSurvivorsOwnRunReplaced() {
        var call = active();
        given.enter(segment, loser, survivor);
        merge();

        undo();
        given.workOff();

        assertThat(given.states(call)).containsExactly("done", "done");
    }

    @Test
    void tasksMoveToTheSurvivorAndBack() {
        active();
        given.enter(segment, loser);
        given.workOff();
        merge();
        var afterMerge = customerOfTask();

        undo();

        assertThat(afterMerge).isEqualTo(survivor);
        assertThat(customerOfTask()).isEqualTo(loser);
    }

    private ScenarioDefinition active() {
        return active(Span.parse("P1D"));
    }

    private ScenarioDefinition active(@Nullable Span reentry) {
        return active(reentry, Trigger.On.SEGMENT_ENTERED);
    }

    private ScenarioDefinition active(@Nullable Span reentry, Trigger.On on) {
        var call = new ScenarioDefinition(
                ScenarioFixtures.aKey(),
                "A call",
                new Trigger(on, segment),
                reentry,
                BigDecimal.ZERO,
                false,
                StopWhen.NEVER,
                List.of(CALL));
        scenarios.put(call);
        scenarios.activate(call.key(), false);
        return call;
    }

    private void merge() {
        transaction.executeWithoutResult(status -> {
            jdbc.sql("insert into core.customer_alias (alias_id, customer_id) values (:loser, :survivor)")
                    .param("loser", loser)
                    .param("survivor", survivor)
                    .update();
            events.publishEvent(new CustomersMerged(merge, survivor, loser, clock.now()));
        });
    }

    private void undo() {
        transaction.executeWithoutResult(status -> {
            jdbc.sql("delete from core.customer_alias where alias_id = :loser")
                    .param("loser", loser)
                    .update();
            events.publishEvent(new MergeUndone(merge, survivor, loser, clock.now()));
        });
    }

    private String stateOf(ScenarioDefinition scenario, long customer) {
        return jdbc.sql("""
                        select r.state from campaigns.scenario_run r join campaigns.scenario s on s.id = r.scenario_id
                         where s.key = :key and r.customer_id = :customer
                        """)
                .param("key", scenario.key())
                .param("customer", customer)
                .query(String.class)
                .single();
    }

    private long customerOfTask() {
        return jdbc.sql("select customer_id from campaigns.task where customer_id in (:survivor, :loser)")
                .param("survivor", survivor)
                .param("loser", loser)
                .query(Long.class)
                .single();
    }
}
