package org.encorecrm.scenario;

import java.math.BigDecimal;
import java.util.List;
import org.encorecrm.support.Span;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a scenario is: the body of {@code PUT /scenarios/{key}}.
 *
 * @param reentry how long after its last run it may run again for the same customer, null: once ever
 * @param holdout the share of customers who are left alone, for comparison
 * @param enrolPresent whether switching it on enrols those who are in the segment already
 */
public record ScenarioDefinition(
        String key,
        String name,
        Trigger trigger,
        @Nullable Span reentry,
        BigDecimal holdout,
        boolean enrolPresent,
        StopWhen stopWhen,
        List<Step> steps) {

    public ScenarioDefinition {
        holdout = holdout.stripTrailingZeros();
        steps = List.copyOf(steps);
    }

    /** Reads it strictly: throws with everything that is wrong. */
    public static ScenarioDefinition of(JsonNode document) {
        return DefinitionReader.read(document);
    }

    public ObjectNode toJson() {
        return DefinitionJson.document(this);
    }

    /** Whether a run would go the same way. */
    boolean sameRoad(ScenarioDefinition other) {
        return trigger.equals(other.trigger) && stopWhen == other.stopWhen && steps.equals(other.steps);
    }
}
