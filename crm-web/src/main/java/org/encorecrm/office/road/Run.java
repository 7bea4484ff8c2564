package org.encorecrm.office.road;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A scenario that a move started, or should have.
 *
 * @param state of the run, empty when there is none
 * @param millis from the order to the run, null when there is none
 */
record Run(
        String key,
        String name,
        String segment,
        String state,
        @Nullable Long millis,
        @Nullable Hold hold,
        List<Step> steps) {}
