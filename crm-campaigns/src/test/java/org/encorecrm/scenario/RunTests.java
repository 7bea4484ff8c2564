package org.encorecrm.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.encorecrm.scenario.ScenarioFixtures.CALL;
import static org.encorecrm.scenario.ScenarioFixtures.LETTER;
import static org.encorecrm.scenario.ScenarioFixtures.scenario;

import encore.testing.EncoreTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.encorecrm.support.BusinessClock;
import org.encorecrm.support.Span;
import org.encorecrm.support.json.Json;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@EncoreTest
class RunTests {

    @Autowired
    Scenarios scenarios;

    @Autowired
    RunQueue queue;

    @Autowired
    StepWork steps;

    @Autowired
    ScenarioFixtures given;

    @Autowired
    BusinessClock clock;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    final String segment = ScenarioFixtures.aKey();

    @Test
    void goesThroughItsStepsAndIsDone() {
        var scenario = started(StopWhen.NEVER, LETTER, CALL);

        given.workOff();

        assertThat(given.states(scenario)).containsExactly("done");
        assertThat(given.letters(scenario)).isEqualTo(1);
        assertThat(given.tasks(scenario)).isEqualTo(1);
    }

    @Test
    void waitsInBusinessTime() {
        var scenario = started(StopWhen.NEVER, LETTER, new Step.Wait(Span.parse("P7D")), CALL);
        given.workOff();
        var before = given.tasks(scenario);
        var almost = queue.claim(clock.now().plus(Duration.ofDays(7)).minusSeconds(60), 1000);

        var due = claimOf(scenario, clock.now().plus(Duration.ofDays(7)));
        steps.doNext(due, clock.now().plus(Duration.ofDays(7)));

        assertThat(before).isZero();
        assertThat(almost).doesNotContain(due);
        assertThat(given.tasks(scenario)).isEqualTo(1);
    }

    @Test
    void refusesAStaleWorker() {
        var scenario = started(StopWhen.NEVER, CALL);
        var stale = claimOf(scenario, clock.now());
        loseLease(scenario);
        var fresh = claimOf(scenario, clock.now());

        steps.doNext(stale, clock.now());
        var afterStale = given.tasks(scenario);
        steps.doNext(fresh, clock.now());
        steps.doNext(fresh, clock.now());

        assertThat(afterStale).isZero();
        assertThat(given.tasks(scenario)).isEqualTo(1);
    }

    @Test
    void gapsBetweenClaimAndLeaseEndAreNobodyElses() {
        var scenario = started(StopWhen.NEVER, CALL);
        claimOf(scenario, clock.now());

        assertThat(queue.claim(clock.now(), 1000)).noneMatch(claim -> claim.id() == runOf(scenario));
    }

    @Test
    void doublesNothingWhenACrashComesBeforeTheCommit() {
        var scenario = started(StopWhen.NEVER, LETTER, CALL);
        for (var i = 0; i < 2; i++) {
            var claim = claimOf(scenario, clock.now());
            transaction.executeWithoutResult(crash -> {
                steps.doNext(claim, clock.now());
                crash.setRollbackOnly();
            });
            loseLease(scenario);
            steps.doNext(claimOf(scenario, clock.now()), clock.now());
        }

        assertThat(given.states(scenario)).containsExactly("done");
        assertThat(given.letters(scenario)).isEqualTo(1);
        assertThat(given.tasks(scenario)).isEqualTo(1);
    }

    @Test
    void diesVisiblyAfterTheLastAttemptAndLivesAgainByHand() {
        var scenario = started(StopWhen.NEVER, CALL);
        for (var attempt = 1; attempt <= 3; attempt++) {
            assertThat(given.states(scenario)).containsExactly("active");
            queue.fail(claimOf(scenario, clock.now()), "the desk is on fire", 3);
            loseLease(scenario);
        }
        var dead = runs.of(scenario.key(), RunState.DEAD, null, 10).items();

        runs.retry(scenario.key(), dead.get(0).id());
        given.workOff();

        assertThat(dead).hasSize(1);
        assertThat(dead.get(0).reason()).isEqualTo("the desk is on fire");
        assertThat(given.states(scenario)).containsExactly("done");
    }

    @Test
    void backsOffAfterAFailure() {
        var scenario = started(StopWhen.NEVER, CALL);

        queue.fail(claimOf(scenario, clock.now()), "not now", 8);

        assertThat(queue.claim(clock.now(), 1000)).noneMatch(claim -> claim.id() == runOf(scenario));
        assertThat(given.states(scenario)).containsExactly("active");
    }

    @Test
    void goesTheWayTheCriterionSays() {
        var member = Json.read("{\"segment\": \"%s\", \"member\": true}".formatted(segment));
        var stranger = Json.read("{\"segment\": \"%s\", \"member\": false}".formatted(segment));
        var scenario = started(
                StopWhen.NEVER,
                new Step.Branch(member, List.of(CALL), List.of(LETTER)),
                new Step.Branch(stranger, List.of(LETTER, LETTER), List.of(CALL)));

        given.workOff();

        assertThat(given.states(scenario)).containsExactly("done");
        assertThat(given.tasks(scenario)).isEqualTo(2);
        assertThat(given.letters(scenario)).isZero();
    }

    @Test
    void tagsTheCustomerAndHasThemLookedAtAgain() {
        started(StopWhen.NEVER, new Step.Tag("called"), new Step.Tag("called"));

        given.workOff();

        assertThat(jdbc.sql("select array_to_string(tags, ',') from core.customer where id = :id")
                        .param("id", customer)
                        .query(String.class)
                        .single())
                .isEqualTo("called");
        assertThat(jdbc.sql("select count(*) from core.change where customer_id = :id")
                        .param("id", customer)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void stopsWhenTheCustomerHasLeftTheSegment() {
        var scenario = started(StopWhen.LEFT_SEGMENT, CALL);
        given.leave(segment, customer);

        given.workOff();

        assertThat(given.states(scenario)).containsExactly("stopped");
        assertThat(given.tasks(scenario)).isZero();
    }

    @Test
    void stopsWhenTheCustomerHasOrderedSince() {
        var scenario = started(StopWhen.ORDERED, LETTER, new Step.Wait(Span.parse("P1D")), CALL);
        given.workOff();
        given.order(customer, clock.now());

        steps.doNext(claimOf(scenario, clock.now().plus(Duration.ofDays(1))), clock.now());

        assertThat(given.states(scenario)).containsExactly("stopped");
        assertThat(given.tasks(scenario)).isZero();
    }

    @Test
    void endsAsItBeganThoughTheDefinitionChanges() {
        var scenario = started(StopWhen.NEVER, LETTER, new Step.Wait(Span.parse("P1D")), CALL);
        given.workOff();
        scenarios.put(new ScenarioDefinition(
                scenario.key(),
                scenario.name(),
                scenario.trigger(),
                null,
                scenario.holdout(),
                false,
                StopWhen.NEVER,
                List.of(new Step.Stop())));

        steps.doNext(claimOf(scenario, clock.now().plus(Duration.ofDays(1))), clock.now());

        assertThat(scenarios.get(scenario.key()).revision()).isEqualTo(2);
        assertThat(given.tasks(scenario)).isEqualTo(1);
    }

    @Test
    void standsStillWhileItsScenarioIsPaused() {
        var scenario = started(StopWhen.NEVER, CALL);
        scenarios.pause(scenario.key());
        given.workOff();
        var whilePaused = given.tasks(scenario);

        scenarios.activate(scenario.key(), false);
        given.workOff();

        assertThat(whilePaused).isZero();
        assertThat(given.tasks(scenario)).isEqualTo(1);
    }

    @Autowired
    Runs runs;

    private long customer;

    private ScenarioDefinition started(StopWhen stopWhen, Step... steps) {
        given.segment(segment);
        var scenario = scenario(segment, stopWhen, null, 0, steps);
        scenarios.put(scenario);
        scenarios.activate(scenario.key(), false);
        customer = given.customer();
        given.enter(segment, customer);
        return scenario;
    }

    private Run.Claim claimOf(ScenarioDefinition scenario, Instant now) {
        var run = runOf(scenario);
        return queue.claim(now, 10_000).stream()
                .filter(claim -> claim.id() == run)
                .findFirst()
                .orElseThrow();
    }

    private long runOf(ScenarioDefinition scenario) {
        return jdbc.sql("""
                        select max(r.id) from campaigns.scenario_run r join campaigns.scenario s on s.id = r.scenario_id
                         where s.key = :key
                        """).param("key", scenario.key()).query(Long.class).single();
    }

    private void loseLease(ScenarioDefinition scenario) {
        jdbc.sql("update campaigns.scenario_run set leased_until = null where id = :id")
                .param("id", runOf(scenario))
                .update();
    }
}
