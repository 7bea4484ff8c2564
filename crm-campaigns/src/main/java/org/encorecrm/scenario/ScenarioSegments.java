package org.encorecrm.scenario;

import java.util.List;
import org.encorecrm.segment.SegmentUse;
import org.springframework.stereotype.Component;

/** Which scenarios a segment starts, or decides a branch of. */
@Component
class ScenarioSegments implements SegmentUse {

    private final DefinitionsInUse definitions;

    ScenarioSegments(DefinitionsInUse definitions) {
        this.definitions = definitions;
    }

    @Override
    public List<String> usesOf(String segmentKey) {
        return definitions.all().stream()
                .filter(scenario -> scenario.has(definition -> uses(definition, segmentKey)))
                .map(scenario -> "scenario " + scenario.key())
                .toList();
    }

    private static boolean uses(ScenarioDefinition definition, String segmentKey) {
        return definition.trigger().segment().equals(segmentKey) || uses(definition.steps(), segmentKey);
    }

    private static boolean uses(List<Step> steps, String segmentKey) {
        return steps.stream()
                .anyMatch(step -> step instanceof Step.Branch branch
                        && (References.segmentsOf(branch).contains(segmentKey)
                                || uses(branch.then(), segmentKey)
                                || uses(branch.otherwise(), segmentKey)));
    }
}
