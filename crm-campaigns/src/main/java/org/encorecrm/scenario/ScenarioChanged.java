package org.encorecrm.scenario;

import org.jspecify.annotations.Nullable;

/** Somebody made, changed or switched a scenario. Published in the transaction that did. */
public record ScenarioChanged(@Nullable ScenarioView before, ScenarioView after) {}
