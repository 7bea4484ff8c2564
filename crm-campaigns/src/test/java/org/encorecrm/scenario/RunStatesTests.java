package org.encorecrm.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.encorecrm.scenario.ScenarioFixtures.CALL;
import static org.encorecrm.scenario.ScenarioFixtures.scenario;

import encore.testing.EncoreTest;
import org.encorecrm.support.ConflictException;
import org.encorecrm.support.NotFoundException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@EncoreTest
class RunStatesTests {

    @Autowired
    Scenarios scenarios;

    @Autowired
    Runs runs;

    @Autowired
    ScenarioFixtures given;

    @Autowired
    JdbcClient jdbc;

    @Test
    void revivesRunsOfItsScenarioOnly() {
        var other = started();
        var dead = started();
        var run = jdbc.sql("""
                        update campaigns.scenario_run set state = 'dead'
                         where scenario_id = (select id from campaigns.scenario where key = :key) returning id
                        """).param("key", dead.key()).query(Long.class).single();

        assertThatThrownBy(() -> runs.retry(other.key(), run)).isInstanceOf(NotFoundException.class);
        assertThat(given.states(dead)).containsExactly("dead");
        runs.retry(dead.key(), run);
        assertThat(given.states(dead)).containsExactly("active");
        assertThatThrownBy(() -> runs.retry(dead.key(), run)).isInstanceOf(ConflictException.class);
    }

    private ScenarioDefinition started() {
        var segment = given.segment();
        var call = scenario(segment, CALL);
        scenarios.put(call);
        scenarios.activate(call.key(), false);
        given.enter(segment, given.customer());
        return call;
    }
}
