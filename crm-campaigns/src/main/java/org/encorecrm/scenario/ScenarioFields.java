package org.encorecrm.scenario;

import java.util.List;
import java.util.function.Predicate;
import org.encorecrm.criteria.Criteria;
import org.encorecrm.criteria.CriteriaReader;
import org.encorecrm.criteria.Dependencies;
import org.encorecrm.criteria.OwnField;
import org.encorecrm.field.CustomField;
import org.encorecrm.field.FieldEntity;
import org.encorecrm.field.FieldUse;
import org.encorecrm.field.FieldUses;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** The scenarios in which a field of the shop's own decides a branch. */
@Component
class ScenarioFields implements FieldUses {

    private final DefinitionsInUse definitions;
    private final Criteria criteria;

    ScenarioFields(DefinitionsInUse definitions, Criteria criteria) {
        this.definitions = definitions;
        this.criteria = criteria;
    }

    @Override
    public List<FieldUse> usesOf(FieldEntity entity, String key) {
        return where(asksAbout(new OwnField(entity, key)));
    }

    @Override
    public List<FieldUse> brokenBy(CustomField proposed) {
        return where(asksAbout(new OwnField(proposed.entity(), proposed.key()))
                .and(condition -> !criteria.suits(condition, proposed)));
    }

    private static Predicate<JsonNode> asksAbout(OwnField field) {
        return condition ->
                Dependencies.ownFields(CriteriaReader.read(condition, "")).contains(field);
    }

    private List<FieldUse> where(Predicate<JsonNode> condition) {
        return definitions.all().stream()
                .filter(scenario -> scenario.has(definition -> any(definition.steps(), condition)))
                .map(scenario -> new FieldUse("scenario", scenario.key(), scenario.name()))
                .toList();
    }

    private static boolean any(List<Step> steps, Predicate<JsonNode> condition) {
        return steps.stream()
                .anyMatch(step -> step instanceof Step.Branch branch
                        && (condition.test(branch.condition())
                                || any(branch.then(), condition)
                                || any(branch.otherwise(), condition)));
    }
}
