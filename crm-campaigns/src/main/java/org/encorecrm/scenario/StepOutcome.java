package org.encorecrm.scenario;

import org.jspecify.annotations.Nullable;

/**
 * How a step ended.
 *
 * @param refersTo the message or task it made
 */
record StepOutcome(String word, @Nullable Long refersTo) {

    static StepOutcome of(String word) {
        return new StepOutcome(word, null);
    }
}
