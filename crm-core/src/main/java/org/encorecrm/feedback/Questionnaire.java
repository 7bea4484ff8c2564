package org.encorecrm.feedback;

import java.time.Instant;

/** A survey as it is kept. The word survey itself means the counting of pauses between purchases in this code. */
public record Questionnaire(long id, QuestionnaireDraft draft, int version, Instant updatedAt) {

    public String key() {
        return draft.key();
    }
}
