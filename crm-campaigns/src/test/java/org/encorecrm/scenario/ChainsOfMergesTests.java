package org.encorecrm.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.encorecrm.scenario.ScenarioFixtures.CALL;
import static org.encorecrm.scenario.ScenarioFixtures.scenario;

import encore.testing.EncoreTest;
import encore.testing.Survivors;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.encorecrm.identity.Merges;
import org.encorecrm.support.ConflictException;
import org.encorecrm.support.NotFoundException;
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
    JdbcClient jdbc;

    @Test
    void keepMembershipsAndRunsOfEverybodyAfterAnyMergesAndUndos() {
        for (var round = 0; round < 6; round++) {
            var seed = Long.getLong("encore.test.seed", System.nanoTime());
            round(new SplittableRandom(seed), "seed " + seed + ": ");
        }
    }

    private void round(SplittableRandom random, String after) {
        var segment = given.segment();
        var call = scenario(segment, CALL);
        scenarios.put(call);
        scenarios.activate(call.key(), false);
        var people = LongStream.range(0, PEOPLE).map(i -> given.customer()).toArray();
        given.enter(segment, people);
        var done = new ArrayList<Long>();
        for (var i = 0; i < 30; i++) {
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
            check(segment, call.key(), people, after + "after step " + i + ": ");
        }
        for (var i = done.size() - 1; i >= 0; i--) {
            try {
                merges.undo(done.get(i));
            } catch (ConflictException | NotFoundException undoneAlready) {
                // the right answer
            }
        }
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
