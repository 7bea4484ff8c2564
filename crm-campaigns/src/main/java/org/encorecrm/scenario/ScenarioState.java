package org.encorecrm.scenario;

import java.util.Locale;

/** Whether a scenario enrols and works: only an active one does; a paused one keeps its runs where they are. */
public enum ScenarioState {
    DRAFT,
    ACTIVE,
    PAUSED;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
