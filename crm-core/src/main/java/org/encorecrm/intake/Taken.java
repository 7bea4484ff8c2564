package org.encorecrm.intake;

import java.util.List;
import org.encorecrm.support.Violation;

/** What became of a document. */
record Taken(Outcome outcome, String id, List<Violation> errors) {

    /** What taking it in did. */
    enum Outcome {
        CREATED,
        UPDATED,
        MERGED,
        UNCHANGED,
        REJECTED;

        String code() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
