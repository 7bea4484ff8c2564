package org.encorecrm.scenario;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some runs of a scenario, newest first.
 *
 * @param next id after which the next page begins, null on the last one
 */
public record RunPage(List<RunView> items, @Nullable Long next) {}
