package org.encorecrm.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.encorecrm.scenario.ScenarioFixtures.CALL;
import static org.encorecrm.scenario.ScenarioFixtures.scenario;

import encore.testing.EncoreTest;
import java.util.List;
import org.encorecrm.field.FieldDefinitions;
import org.encorecrm.field.FieldDraft;
import org.encorecrm.field.FieldEntity;
import org.encorecrm.field.FieldType;
import org.encorecrm.segment.Segments;
import org.encorecrm.support.ConflictException;
import org.encorecrm.support.Span;
import org.encorecrm.support.json.Json;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A run ends as it began, so what its revision asks about stays as long as it goes on. */
@EncoreTest
class RevisionsUnderWayTests {

    @Autowired
    Scenarios scenarios;

    @Autowired
    Segments segments;

    @Autowired
    FieldDefinitions definitions;

    @Autowired
    ScenarioFields fields;

    @Autowired
    ScenarioFixtures given;

    @Autowired
    JdbcClient jdbc;

    @Test
    void keepTheSegmentTheyAskAbout() {
        var asked = given.segment();
        var edited = editedWhileRunning("{\"segment\": \"%s\", \"member\": true}".formatted(asked));

        assertThatThrownBy(() -> segments.delete(asked))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("scenario " + edited.key());
        endRuns(edited);
        segments.delete(asked);

        assertThat(segments.find(asked)).isEmpty();
    }

    @Test
    void keepTheSegmentTheyBeganWith() {
        var began = given.segment();
        var edited = started(began, new Step.Wait(Span.parse("P1D")), CALL);
        put(edited, given.segment());

        assertThat(segments.usesOf(began)).containsExactly("scenario " + edited.key());
        endRuns(edited);
        assertThat(segments.usesOf(began)).isEmpty();
    }

    @Test
    void keepTheFieldTheyAskAbout() {
        var field = "f" + ScenarioFixtures.aKey().replace("-", "");
        definitions.create(new FieldDraft(
                FieldEntity.CUSTOMER, field, FieldType.BOOLEAN, "Golden", "Золотой", List.of(), false, false));
        var edited = editedWhileRunning(
                "{\"field\": \"customer.custom.%s\", \"op\": \"eq\", \"value\": true}".formatted(field));

        assertThat(fields.usesOf(FieldEntity.CUSTOMER, field))
                .singleElement()
                .matches(use -> use.key().equals(edited.key()));
        endRuns(edited);
        assertThat(fields.usesOf(FieldEntity.CUSTOMER, field)).isEmpty();
    }

    private ScenarioDefinition editedWhileRunning(String condition) {
        var segment = given.segment();
        var edited = started(
                segment,
                new Step.Wait(Span.parse("P1D")),
                new Step.Branch(Json.read(condition), List.of(CALL), List.of()));
        put(edited, segment);
        return edited;
    }

    private ScenarioDefinition started(String segment, Step... steps) {
        var scenario = scenario(segment, steps);
        scenarios.put(scenario);
        scenarios.activate(scenario.key(), false);
        given.enter(segment, given.customer());
        return scenario;
    }

    private void put(ScenarioDefinition edited, String segment) {
        scenarios.put(new ScenarioDefinition(
                edited.key(),
                edited.name(),
                new Trigger(Trigger.On.SEGMENT_ENTERED, segment),
                null,
                edited.holdout(),
                false,
                StopWhen.NEVER,
                List.of(new Step.Stop())));
    }

    private void endRuns(ScenarioDefinition scenario) {
        jdbc.sql("""
                        update campaigns.scenario_run set state = 'done'
                         where scenario_id = (select id from campaigns.scenario where key = :key)
                        """).param("key", scenario.key()).update();
    }
}
