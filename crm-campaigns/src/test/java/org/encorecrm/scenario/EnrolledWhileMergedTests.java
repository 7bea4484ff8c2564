package org.encorecrm.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.encorecrm.scenario.ScenarioFixtures.CALL;
import static org.encorecrm.scenario.ScenarioFixtures.scenario;

import encore.testing.EncoreTest;
import java.util.List;
import org.encorecrm.identity.MergeView;
import org.encorecrm.identity.Merges;
import org.encorecrm.support.BusinessClock;
import org.encorecrm.support.Span;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A merge that comes between an enrolment's insert and its commit finds no run to hand over. */
@EncoreTest
class EnrolledWhileMergedTests {

    @Autowired
    Scenarios scenarios;

    @Autowired
    Enrolment enrolment;

    @Autowired
    ScenarioFixtures given;

    @Autowired
    Merges merges;

    @Autowired
    Meanwhile meanwhile;

    @Autowired
    BusinessClock clock;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    String segment;
    ScenarioDefinition call;
    long survivor;
    long loser;

    @BeforeEach
    void aScenarioThatIsOn() {
        segment = given.segment();
        call = scenario(segment, CALL, new Step.Wait(Span.parse("P3D")), CALL);
        scenarios.put(call);
        survivor = given.customer();
        loser = given.customer();
        given.enter(segment, loser);
        scenarios.activate(call.key(), false);
    }

    @Test
    void survivorGoesOnWithTheRun() {
        merge();

        given.workOff();

        assertThat(onTheRoad()).containsExactly(survivor);
        assertThat(given.states(call)).containsExactly("merged", "active");
        assertThat(given.tasks(call)).isEqualTo(1);
    }

    @Test
    void undoingGivesTheRunBackWhereItIs() {
        var merge = merge();
        given.workOff();

        merges.undo(merge.id());
        given.workOff();

        assertThat(onTheRoad()).containsExactly(loser);
        assertThat(given.tasks(call)).isEqualTo(1);
    }

    @Test
    void survivorOfALaterMergeGoesOnWithTheRun() {
        var first = loser;
        var eldest = survivor;
        survivor = given.customer();
        loser = given.customer();
        given.enter(segment, loser);
        merge();
        merges.merge(eldest, survivor, "by_hand");

        given.workOff();

        assertThat(given.states(call)).containsExactlyInAnyOrder("active", "merged", "merged", "active");
        assertThat(onTheRoad()).containsExactlyInAnyOrder(first, eldest);
        assertThat(given.tasks(call)).isEqualTo(2);
    }

    @Test
    void endsWhenTheCustomerWasErasedMeanwhile() {
        transaction.executeWithoutResult(status -> enrolPresent());
        jdbc.sql("delete from segmentation.member where customer_id = :id")
                .param("id", loser)
                .update();
        jdbc.sql("delete from core.customer where id = :id").param("id", loser).update();

        given.workOff();

        assertThat(given.states(call)).containsExactly("stopped");
        assertThat(given.tasks(call)).isZero();
    }

    private MergeView merge() {
        return transaction
                .execute(status -> {
                    enrolPresent();
                    return meanwhile.begins(() -> merges.merge(survivor, loser, "by_hand"));
                })
                .join();
    }

    private void enrolPresent() {
        var id = jdbc.sql("select id from campaigns.scenario where key = :key")
                .param("key", call.key())
                .query(Long.class)
                .single();
        enrolment.enrolPresent(id, clock.now());
    }

    private List<Long> onTheRoad() {
        return jdbc.sql("""
                        select r.customer_id
                          from campaigns.scenario_run r join campaigns.scenario s on s.id = r.scenario_id
                         where s.key = :key and r.state = 'active'
                        """).param("key", call.key()).query(Long.class).list();
    }
}
