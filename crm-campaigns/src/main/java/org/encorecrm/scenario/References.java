package org.encorecrm.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.encorecrm.criteria.CriteriaReader;
import org.encorecrm.criteria.Dependencies;
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

    References(JdbcClient jdbc, Templates templates) {
        this.jdbc = jdbc;
        this.templates = templates;
    }

    void check(ScenarioDefinition definition) {
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
                segmentsOf(branch).stream()
                        .filter(key -> !isSegment(key))
                        .forEach(key -> violations.add(new Violation(at + "/if", "there is no segment " + key)));
                check(branch.then(), at + "/then", violations);
                check(branch.otherwise(), at + "/else", violations);
            }
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
