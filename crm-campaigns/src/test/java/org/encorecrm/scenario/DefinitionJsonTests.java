package org.encorecrm.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.encorecrm.support.InvalidInputException;
import org.encorecrm.support.Span;
import org.encorecrm.support.Violation;
import org.encorecrm.task.Assignment;
import org.junit.jupiter.api.Test;

class DefinitionJsonTests {

    @Test
    void readsWhatTheContractShows() {
        var definition = DefinitionJson.read("""
                {"key": "gone-quiet-call", "name": "Gone quiet",
                 "trigger": {"on": "segment_entered", "segment": "gone-quiet"},
                 "reentry": "P90D", "holdout": 0.1, "enrolPresent": false, "stopWhen": "left_segment",
                 "steps": [{"send": "email", "template": "we-miss-you"}, {"wait": "P7D"},
                           {"task": "Call back", "assign": "least_loaded", "due": "P1D"}]}
                """);

        assertThat(definition.reentry()).isEqualTo(Span.parse("P90D"));
        assertThat(definition.stopWhen()).isEqualTo(StopWhen.LEFT_SEGMENT);
        assertThat(definition.steps())
                .containsExactly(
                        new Step.Send("email", "we-miss-you"),
                        new Step.Wait(Span.parse("P7D")),
                        new Step.CreateTask("Call back", Assignment.LEAST_LOADED, Span.parse("P1D")));
    }

    @Test
    void writesWhatItReads() {
        var definition = ScenarioFixtures.scenario(
                "quiet", StopWhen.ORDERED, Span.parse("P1M"), 0.05, ScenarioFixtures.CALL, new Step.Stop());

        assertThat(DefinitionJson.read(DefinitionJson.write(definition))).isEqualTo(definition);
    }

    @Test
    void saysEverythingThatIsWrongAndWhere() {
        var invalid = catchThrowableOfType(InvalidInputException.class, () -> DefinitionJson.read("""
                {"key": "Gone Quiet", "trigger": {"on": "full_moon", "segment": "s"}, "holdout": 1, "reentry": "soon",
                 "colour": "red", "stopWhen": "bored",
                 "steps": [{"send": "pigeon", "template": "t"}, {"wait": "P0D"}, {"dance": true},
                           {"task": "Call", "assign": "nobody"}, {"stop": true, "why": "x"}]}
                """));

        assertThat(invalid.violations())
                .extracting(Violation::pointer)
                .containsExactlyInAnyOrder(
                        "/colour",
                        "/trigger/on",
                        "/stopWhen",
                        "/key",
                        "/name",
                        "/reentry",
                        "/holdout",
                        "/steps/0/send",
                        "/steps/1/wait",
                        "/steps/2",
                        "/steps/2/dance",
                        "/steps/3/assign",
                        "/steps/4/why");
    }

    @Test
    void pointsIntoTheCriterionOfABranch() {
        var invalid = catchThrowableOfType(InvalidInputException.class, () -> DefinitionJson.read("""
                {"key": "k", "name": "n", "trigger": {"on": "segment_left", "segment": "s"},
                 "steps": [{"if": {"all": [{"field": "no.such", "op": "eq", "value": 1}]}, "then": [{"stop": true}]}]}
                """));

        assertThat(invalid.violations())
                .singleElement()
                .satisfies(wrong -> assertThat(wrong.pointer()).startsWith("/steps/0/if/all/0"));
    }

    @Test
    void rejectsAScenarioWithoutSteps() {
        var invalid = catchThrowableOfType(InvalidInputException.class, () -> DefinitionJson.read("""
                {"key": "k", "name": "n", "trigger": {"on": "segment_left", "segment": "s"}, "steps": []}
                """));

        assertThat(invalid.violations()).extracting(Violation::pointer).containsExactly("/steps");
    }
}
