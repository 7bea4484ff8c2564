package org.encorecrm.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.StreamSupport;
import org.encorecrm.criteria.CriteriaReader;
import org.encorecrm.scenario.ScenarioDefinition;
import org.encorecrm.template.TemplateDraft;
import org.junit.jupiter.api.Test;

class ScriptTests {

    @Test
    void speaksTheLanguageOfTheApi() {
        assertThat(Script.segments())
                .allSatisfy(segment -> assertThat(CriteriaReader.read(segment.get("criteria"), "/criteria"))
                        .isNotNull());
        assertThat(Script.scenarios())
                .allSatisfy(document ->
                        assertThat(ScenarioDefinition.of(document).steps()).isNotEmpty());
    }

    @Test
    void hasTheSegmentAndTheLetterOfEveryScenario() {
        var segments = Script.segments()
                .valueStream()
                .map(segment -> segment.get("key").stringValue());
        var letters =
                StreamSupport.stream(Script.templates().spliterator(), false).map(TemplateDraft::key);

        assertThat(segments).containsAll(Script.scenarios().findValuesAsString("segment"));
        assertThat(letters).containsAll(Script.scenarios().findValuesAsString("template"));
    }
}
