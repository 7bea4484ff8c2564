package org.encorecrm.office.scenarios;

import org.encorecrm.scenario.ScenarioChanged;
import org.encorecrm.scenario.ScenarioView;
import org.encorecrm.security.Audit;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Notes who made, changed and switched scenarios, whichever way they came. */
@Component
class ScenarioAudit {

    private final Audit audit;

    ScenarioAudit(Audit audit) {
        this.audit = audit;
    }

    @EventListener
    void note(ScenarioChanged changed) {
        audit.record("scenario.changed", changed.after().key(), state(changed.before()), state(changed.after()));
    }

    private static @Nullable ObjectNode state(@Nullable ScenarioView scenario) {
        return scenario == null
                ? null
                : scenario.definition().toJson().put("state", scenario.state().code());
    }
}
