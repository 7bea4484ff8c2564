package org.encorecrm.feedback;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A survey as one customer finds it.
 *
 * @param survey null when there is none, or nobody to answer it
 * @param language what the customer speaks
 */
public record Sheet(State state, @Nullable QuestionnaireDraft survey, Locale language) {

    public enum State {
        OPEN,
        /** By this customer, who may not answer again yet. */
        ANSWERED,
        CLOSED,
        /** No such survey, or the customer is gone. */
        UNKNOWN
    }
}
