package org.encorecrm.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.encorecrm.scenario.ScenarioFixtures.CALL;
import static org.encorecrm.scenario.ScenarioFixtures.scenario;

import encore.testing.EncoreTest;
import encore.testing.Survivors;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.encorecrm.identity.Merges;
import org.encorecrm.support.BusinessClock;
import org.encorecrm.support.ConflictException;
import org.encorecrm.support.NotFoundException;
import org.encorecrm.support.Span;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Merge, undo, merge again, in any order: everybody who lives is in the segment once and on the road once. */
@EncoreTest
class ChainsOfMergesTests {

    private static final int PEOPLE = 5;

    @Autowired
    Scenarios scenarios;

    @Autowired
    ScenarioFixtures given;

    @Autowired
    Merges merges;

    @Autowired
    BusinessClock clock;

    @Autowired
    JdbcClient jdbc;

    @Test
    void keepMembershipsAndRunsOfEverybodyAfterAnyMergesAndUndos() {
        for (var round = 0; round < 6; round++) {
            var seed = Long.getLong("encore.test.seed", System.nanoTime());
            round(new SplittableRandom(seed), "seed " + seed + ": ");
        }
    }

    @Test
    void leaveTheRunWithWhoeverEntered() {
        for (var round = 0; round < 6; round++) {
            var seed = Long.getLong("encore.test.seed", System.nanoTime());
            roundOfTheLast(new SplittableRandom(seed), "seed " + seed + ": ");
        }
    }

    @Test
    void goOnWhereTheLaterMergeHasComeWhenTheEarlierIsUndone() {
        var people = people();
        var call = twoCalls(people[PEOPLE - 1]);
        var first = merges.merge(people[PEOPLE - 2], people[PEOPLE - 1], "by_hand");
        given.workOff();
        var second = merges.merge(people[0], people[PEOPLE - 2], "by_hand");

        merges.undo(first.id());
        given.workOff();
        var calls = given.tasks(call);
        merges.undo(second.id());
        given.workOff();

        assertThat(calls).isEqualTo(1);
        assertThat(given.tasks(call)).isEqualTo(1);
        assertThat(onTheRoad(call)).containsExactly(people[PEOPLE - 1]);
    }

    private void roundOfTheLast(SplittableRandom random, String after) {
        var people = people();
        var last = people[PEOPLE - 1];
        var call = twoCalls(last);
        var done = new ArrayList<Long>();
        for (var i = 0; i < 30; i++) {
            mergeOrUndo(random, people, done);
            if (random.nextInt(4) == 0) {
                given.workOff();
            }
            assertThat(onTheRoad(call))
                    .as(after + "on the road after step " + i)
                    .containsExactly(Survivors.of(jdbc, last));
        }
        undoAll(done);
        given.workOff();
        assertThat(onTheRoad(call)).as(after + "on the road in the end").containsExactly(last);
        assertThat(given.tasks(call)).as(after + "first calls").isEqualTo(1);
        jdbc.sql("update campaigns.scenario_run set due_at = :now where customer_id = :last and state = 'active'")
                .param("now", Timestamp.from(clock.now()))
                .param("last", last)
                .update();
        given.workOff();
        assertThat(given.tasks(call)).as(after + "both calls").isEqualTo(2);
    }

    private long[] people() {
        return LongStream.range(0, PEOPLE).map(i -> given.customer()).toArray();
    }

    private ScenarioDefinition twoCalls(long customer) {
        var segment = given.segment();
        var call = scenario(segment, CALL, new Step.Wait(Span.parse("P3D")), CALL);
        scenarios.put(call);
        scenarios.activate(call.key(), false);
        given.enter(segment, customer);
        return call;
    }

    private List<Long> onTheRoad(ScenarioDefinition scenario) {
        return jdbc.sql("""
                        select r.customer_id
                          from campaigns.scenario_run r join campaigns.scenario s on s.id = r.scenario_id
                         where s.key = ? and r.state = 'active'
                        """).param(scenario.key()).query(Long.class).list();
    }

    private void mergeOrUndo(SplittableRandom random, long[] people, List<Long> done) {
        try {
            if (random.nextInt(5) < 3) {
                var one = Survivors.of(jdbc, people[random.nextInt(PEOPLE)]);
                var other = Survivors.of(jdbc, people[random.nextInt(PEOPLE)]);
                if (one != other) {
                    done.add(merges.merge(one, other, "by_hand").id());
                }
            } else if (!done.isEmpty()) {
                merges.undo(done.remove(random.nextInt(done.size())));
            }
        } catch (ConflictException | NotFoundException inTheMeantime) {
            // undone already, with a merge before it
        }
    }

    private void undoAll(List<Long> done) {
        for (var i = done.size() - 1; i >= 0; i--) {
            try {
                merges.undo(done.get(i));
            } catch (ConflictException | NotFoundException undoneAlready) {
                // the right answer
            }
        }
    }

    private void round(SplittableRandom random, String after) {
        var segment = given.segment();
        var call = scenario(segment, CALL);
        scenarios.put(call);
        scenarios.activate(call.key(), false);
        var people = people();
        given.enter(segment, people);
        var done = new ArrayList<Long>();
        for (var i = 0; i < 30; i++) {
            mergeOrUndo(random, people, done);
            check(segment, call.key(), people, after + "after step " + i + ": ");
        }
        undoAll(done);
        assertThat(living(people)).as(after + "all are themselves again").hasSize(PEOPLE);
        check(segment, call.key(), people, after + "in the end: ");
        given.workOff();
        assertThat(jdbc.sql("select count(*) from campaigns.task where scenario = ? and customer_id = any(?)")
                        .params(call.key(), LongStream.of(people).boxed().toArray(Long[]::new))
                        .query(Integer.class)
                        .single())
                .as(after + "calls")
                .isEqualTo(PEOPLE);
    }

    private void check(String segment, String scenario, long[] people, String when) {
        for (var person : living(people)) {
            assertThat(count("""
                            select count(*) from segmentation.member m join segmentation.segment s on s.id = m.segment_id
                             where s.key = ? and m.customer_id = ? and m.left_at is null
                            """, segment, person))
                    .as(when + "open memberships of " + person)
                    .isEqualTo(1);
            assertThat(count("""
                            select count(*) from campaigns.scenario_run r join campaigns.scenario s on s.id = r.scenario_id
                             where s.key = ? and r.customer_id = ? and r.state = 'active'
                            """, scenario, person))
                    .as(when + "active runs of " + person)
                    .isEqualTo(1);
        }
    }

    private List<Long> living(long[] people) {
        return LongStream.of(people)
                .map(id -> Survivors.of(jdbc, id))
                .distinct()
                .boxed()
                .toList();
    }

    private long count(String sql, Object... parameters) {
        return jdbc.sql(sql).params(parameters).query(Long.class).single();
    }
}
