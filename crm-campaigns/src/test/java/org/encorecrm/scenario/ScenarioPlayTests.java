package org.encorecrm.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.encorecrm.scenario.ScenarioFixtures.CALL;
import static org.encorecrm.scenario.ScenarioFixtures.scenario;

import encore.testing.EncoreTest;
import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;
import java.util.stream.LongStream;
import org.encorecrm.backtest.Rehearsal;
import org.encorecrm.backtest.Rehearsal.Started;
import org.encorecrm.support.Span;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@EncoreTest
class ScenarioPlayTests {

    private static final Instant MONDAY = Instant.parse("2026-06-01T20:59:59Z");
    private static final BitSet NOBODY = new BitSet();

    @Autowired
    Scenarios scenarios;

    @Autowired
    ScenarioFixtures given;

    @Autowired
    Rehearsal rehearsal;

    @Test
    void startsOnceEverWithoutReentry() {
        var play = play(StopWhen.NEVER, null, CALL);

        assertThat(play.day(MONDAY, these(1, 2), NOBODY)).isEqualTo(new Started(2, 0));
        assertThat(play.day(later(1), NOBODY, these(1))).isEqualTo(new Started(0, 0));
        assertThat(play.day(later(300), these(1, 3), NOBODY)).isEqualTo(new Started(1, 0));
    }

    @Test
    void startsAgainAfterReentryUnlessTheRunBeforeStillWaits() {
        var reentry = Span.parse("P10D");
        var quick = play(StopWhen.NEVER, reentry, CALL);
        var slow = play(StopWhen.NEVER, reentry, new Step.Wait(Span.parse("P20D")), CALL);
        var stopping = play(StopWhen.LEFT_SEGMENT, reentry, new Step.Wait(Span.parse("P20D")), CALL);
        for (var play : new Rehearsal.Play[] {quick, slow, stopping}) {
            assertThat(play.day(MONDAY, these(7), NOBODY).runs()).isEqualTo(1);
            assertThat(play.day(later(9), these(7), NOBODY).runs()).isZero();
        }

        assertThat(quick.day(later(10), these(7), NOBODY).runs()).isEqualTo(1);
        assertThat(slow.day(later(10), these(7), NOBODY).runs()).isZero();
        assertThat(stopping.day(later(10), these(7), NOBODY).runs()).isEqualTo(1);
        assertThat(slow.day(later(20), these(7), NOBODY).runs()).isEqualTo(1);
    }

    @Test
    void leavesTheSamePeopleAloneAsEnrolmentDoes() {
        var segment = given.segment();
        var half = scenario(segment, StopWhen.NEVER, null, 0.5, CALL);
        scenarios.put(half);
        scenarios.activate(half.key(), false);
        var customers = LongStream.range(0, 40).map(i -> given.customer()).toArray();

        var expected = rehearsal.of(half.key()).orElseThrow().day(MONDAY, these(customers), NOBODY);
        given.enter(segment, customers);

        assertThat(expected.heldOut())
                .isBetween(5L, 35L)
                .isEqualTo(given.heldOut(half).size());
        assertThat(expected.runs() + expected.heldOut()).isEqualTo(40);
    }

    private Rehearsal.Play play(StopWhen stopWhen, @Nullable Span reentry, Step... steps) {
        var scenario = scenario(given.segment(), stopWhen, reentry, 0, steps);
        scenarios.put(scenario);
        return rehearsal.of(scenario.key()).orElseThrow();
    }

    private static Instant later(int days) {
        return MONDAY.plus(Duration.ofDays(days));
    }

    private static BitSet these(long... customers) {
        var these = new BitSet();
        LongStream.of(customers).forEach(id -> these.set((int) id));
        return these;
    }
}
