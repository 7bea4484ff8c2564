package org.encorecrm.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.encorecrm.scenario.ScenarioFixtures.CALL;
import static org.encorecrm.scenario.ScenarioFixtures.scenario;

import encore.testing.EncoreTest;
import org.encorecrm.metrics.EvaluationTime;
import org.encorecrm.support.ConflictException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@EncoreTest
class PresentMembersTests {

    @Autowired
    Scenarios scenarios;

    @Autowired
    ScenarioFixtures given;

    @Autowired
    EvaluationTime evaluations;

    @Autowired
    Meanwhile meanwhile;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    String segment;
    ScenarioDefinition call;

    @BeforeEach
    void aDraft() {
        segment = given.segment();
        call = scenario(segment, CALL);
        scenarios.put(call);
    }

    @Test
    void areNotEnrolledWhileTheirSegmentIsFilled() {
        given.enter(segment, given.customer());
        fill("0");

        assertThatThrownBy(() -> scenarios.activate(call.key(), true))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("still being filled");
        assertThat(scenarios.get(call.key()).state()).isEqualTo(ScenarioState.DRAFT);
        scenarios.activate(call.key(), false);
        fill("null");

        assertThat(scenarios.activate(call.key(), true).enrolled()).isEqualTo(1);
    }

    @Test
    void areThoseTooWhoEnterWhileItIsSwitchedOn() {
        var activated = transaction.execute(status -> {
            evaluations.hold();
            given.enter(segment, given.customer());
            return meanwhile.begins(() -> scenarios.activate(call.key(), true));
        });

        assertThat(activated.join().enrolled()).isEqualTo(1);
        assertThat(given.states(call)).containsExactly("active");
    }

    private void fill(String after) {
        jdbc.sql("""
                        update segmentation.segment
                           set fill_after = %1$s, fill_cause = case when %1$s is null then null else 'created' end
                         where key = :key
                        """.formatted(after)).param("key", segment).update();
    }
}
