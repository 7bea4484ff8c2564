package org.encorecrm.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class RoadTests {

    private static final Step STOP = new Step.Stop();
    private static final Step INNER = new Step.Branch(node(), List.of(STOP), List.of());
    private static final Road ROAD =
            new Road(List.of(STOP, new Step.Branch(node(), List.of(STOP, INNER), List.of()), STOP));

    @Test
    void findsStepsInBranches() {
        assertThat(ROAD.at("1.then.1")).contains(INNER);
        assertThat(ROAD.at("1.then.1.then.0")).contains(STOP);
        assertThat(ROAD.at("3")).isEmpty();
        assertThat(ROAD.at("0.then.0")).isEmpty();
    }

    @Test
    void goesOnBesideAndThenAfterTheBranch() {
        assertThat(ROAD.after("0")).contains("1");
        assertThat(ROAD.after("1.then.0")).contains("1.then.1");
        assertThat(ROAD.after("1.then.1.then.0")).contains("2");
        assertThat(ROAD.after("2")).isEmpty();
    }

    @Test
    void passesAnEmptyBranch() {
        assertThat(ROAD.into("1", true)).contains("1.then.0");
        assertThat(ROAD.into("1", false)).contains("2");
        assertThat(ROAD.into("1.then.1", false)).contains("2");
    }

    private static tools.jackson.databind.JsonNode node() {
        return new JsonMapper().createObjectNode();
    }
}
