package org.encorecrm.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.encorecrm.criteria.Criteria;
import org.encorecrm.criteria.CriteriaReader;
import org.encorecrm.criteria.Dependencies;
import org.encorecrm.field.FieldLock;
import org.encorecrm.support.InvalidInputException;
import org.encorecrm.support.Violation;
import org.encorecrm.template.Templates;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whether what a definition refers to is there. */
@Component
class References {

    private final JdbcClient jdbc;
    private final Templates templates;
    private final Criteria criteria;
    private final FieldLock fields;

    References(JdbcClient jdbc, Templates templates, Criteria criteria, FieldLock fields) {
        this.jdbc = jdbc;
        this.templates = templates;
        this.criteria = criteria;
        this.fields = fields;
    }

    void check(ScenarioDefinition definition) {
        fields.shared();
        var violations = new ArrayList<Violation>();
        var segment = definition.trigger().segment();
        if (!isSegment(segment)) {
            violations.add(new Violation("/trigger/segment", "there is no segment " + segment));
        }
        check(definition.steps(), "/steps", violations);
        if (!violations.isEmpty()) {
            throw new InvalidInputException(violations);
        }
    }

    private void check(List<Step> steps, String pointer, List<Violation> violations) {
        for (var i = 0; i < steps.size(); i++) {
            var at = pointer + "/" + i;
            var step = steps.get(i);
            if (step instanceof Step.Send send && !templates.exists(send.template())) {
                violations.add(new Violation(at + "/template", "there is no template " + send.template()));
            } else if (step instanceof Step.Branch branch) {
                checkFields(branch, at + "/if", violations);
                segmentsOf(branch).stream()
                        .filter(key -> !isSegment(key))
                        .forEach(key -> violations.add(new Violation(at + "/if", "there is no segment " + key)));
                check(branch.then(), at + "/then", violations);
                check(branch.otherwise(), at + "/else", violations);
            }
        }
    }

    /** By the types that the shop's own fields have. */
    private void checkFields(Step.Branch branch, String at, List<Violation> violations) {
        try {
            criteria.readLatest(branch.condition(), at);
        } catch (InvalidInputException invalid) {
            violations.addAll(invalid.violations());
        }
    }

    static Set<String> segmentsOf(Step.Branch branch) {
        return Dependencies.segments(CriteriaReader.read(branch.condition(), ""));
    }

    private boolean isSegment(String key) {
        return jdbc.sql("select exists (select from segmentation.segment where key = :key)")
                .param("key", key)
                .query(Boolean.class)
                .single();
    }
}
