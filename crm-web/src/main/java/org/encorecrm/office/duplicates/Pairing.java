package org.encorecrm.office.duplicates;

import java.util.List;
import java.util.Objects;
import org.encorecrm.office.DuplicateWords;
import org.jspecify.annotations.Nullable;

/**
 * Two records side by side. The older one is on the left: it survives a merge.
 *
 * @param id of the pair in the queue; none when somebody chose the two by hand
 */
record Pairing(@Nullable String id, double score, List<String> reasons, Side older, Side younger, List<Line> lines) {

    /** A field as both have it. */
    record Line(
            String column, @Nullable String older, @Nullable String younger) {

        public boolean same() {
            return Objects.equals(older, younger);
        }

        /** Both say something, and not the same: a person chooses. */
        public boolean conflict() {
            return older != null && younger != null && !same();
        }
    }

    public String certainty() {
        return DuplicateWords.certainty(score);
    }
}
