package org.encorecrm.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.encorecrm.scenario.ScenarioFixtures.CALL;
import static org.encorecrm.scenario.ScenarioFixtures.scenario;

import encore.testing.EncoreTest;
import java.time.Duration;
import java.util.stream.LongStream;
import org.encorecrm.support.BusinessClock;
import org.encorecrm.support.Span;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@EncoreTest
class EnrolmentTests {

    @Autowired
    Scenarios scenarios;

    @Autowired
    ScenarioFixtures given;

    @Autowired
    BusinessClock clock;

    @Test
    void enrolsEntrantsOnceEvenIfToldTwice() {
        var segment = given.segment();
        var call = active(scenario(segment, CALL));
        var batch = given.enter(segment, given.customer(), given.customer());

        given.tellAgain(batch);

        assertThat(given.states(call)).containsExactly("active", "active");
    }

    @Test
    void startsNothingOnQuietMoves() {
        var segment = given.segment();
        var call = active(scenario(segment, CALL));

        given.enter(segment, clock.now(), false, given.customer());

        assertThat(given.states(call)).isEmpty();
    }

    @Test
    void enrolsWhenHeldMovesAreReleasedUnlessTheCustomerHasLeft() {
        var segment = given.segment();
        var call = active(scenario(segment, CALL));
        var stays = given.customer();
        var leaves = given.customer();
        var batch = given.enter(segment, clock.now(), false, stays, leaves);
        given.leave(segment, leaves);

        given.release(batch);

        assertThat(given.states(call)).containsExactly("active");
    }

    @Test
    void startsNothingWhileDraftOrPaused() {
        var segment = given.segment();
        var draft = scenario(segment, CALL);
        scenarios.put(draft);
        var paused = active(scenario(segment, CALL));
        scenarios.pause(paused.key());

        given.enter(segment, given.customer());

        assertThat(given.states(draft)).isEmpty();
        assertThat(given.states(paused)).isEmpty();
    }

    @Test
    void runsOnceEverWithoutReentry() {
        var segment = given.segment();
        var customer = given.customer();
        var call = active(scenario(segment, new Step.Stop()));
        given.enter(segment, customer);
        given.workOff();
        given.leave(segment, customer);

        given.enter(segment, clock.now().plus(Duration.ofDays(400)), true, customer);

        assertThat(given.states(call)).containsExactly("stopped");
    }

    @Test
    void runsAgainWhenTheReentryTimeIsOver() {
        var segment = given.segment();
        var customer = given.customer();
        var call = active(scenario(segment, StopWhen.NEVER, Span.parse("P90D"), 0, new Step.Stop()));
        given.enter(segment, customer);
        given.workOff();
        given.leave(segment, customer);

        given.enter(segment, clock.now().plus(Duration.ofDays(80)), true, customer);
        given.leave(segment, clock.now().plus(Duration.ofDays(81)), customer);
        given.enter(segment, clock.now().plus(Duration.ofDays(91)), true, customer);

        assertThat(given.states(call)).containsExactly("stopped", "active");
    }

    @Test
    void startsOnLeavingToo() {
        var segment = given.segment();
        var customer = given.customer();
        var entered = scenario(segment, CALL);
        var left = active(new ScenarioDefinition(
                ScenarioFixtures.aKey(),
                "Left",
                new Trigger(Trigger.On.SEGMENT_LEFT, segment),
                null,
                entered.holdout(),
                false,
                StopWhen.NEVER,
                entered.steps()));
        given.enter(segment, customer);

        given.leave(segment, customer);

        assertThat(given.states(left)).containsExactly("active");
    }

    @Test
    void leavesTheHoldoutAloneForEver() {
        var segment = given.segment();
        var customers = LongStream.generate(given::customer).limit(400).toArray();
        var call = active(scenario(segment, StopWhen.NEVER, Span.parse("P1D"), 0.25, new Step.Stop()));
        given.enter(segment, customers);
        given.workOff();
        var heldOut = given.heldOut(call);
        given.leave(segment, customers);

        given.enter(segment, clock.now().plus(Duration.ofDays(2)), true, customers);

        assertThat(heldOut).hasSizeBetween(60, 140);
        assertThat(given.heldOut(call)).hasSize(2 * heldOut.size()).hasSameElementsAs(heldOut);
    }

    @Test
    void enrolsPresentMembersOnlyWhenToldSo() {
        var segment = given.segment();
        given.enter(segment, given.customer(), given.customer(), given.customer());
        var silent = active(scenario(segment, CALL));
        var loud = scenario(segment, CALL);
        scenarios.put(loud);

        var enrolled = scenarios.activate(loud.key(), true).enrolled();

        assertThat(enrolled).isEqualTo(3);
        assertThat(scenarios.present(loud.key())).isEqualTo(3);
        assertThat(given.states(loud)).hasSize(3);
        assertThat(given.states(silent)).isEmpty();
    }

    private ScenarioDefinition active(ScenarioDefinition scenario) {
        scenarios.put(scenario);
        scenarios.activate(scenario.key(), false);
        return scenario;
    }
}
