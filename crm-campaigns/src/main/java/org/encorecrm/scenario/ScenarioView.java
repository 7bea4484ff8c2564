package org.encorecrm.scenario;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A scenario as others see it.
 *
 * @param version another after every change
 */
public record ScenarioView(
        long id,
        ScenarioState state,
        int revision,
        ScenarioDefinition definition,
        Instant updatedAt,
        @Nullable Instant activatedAt,
        int version) {

    public String key() {
        return definition.key();
    }

    public String name() {
        return definition.name();
    }
}
