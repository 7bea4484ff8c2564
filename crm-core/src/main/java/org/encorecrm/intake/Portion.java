package org.encorecrm.intake;

import java.util.List;
import org.encorecrm.intake.sheet.Row;

/**
 * Documents worked on together, each as its lines.
 *
 * @param group where it ends
 * @param line where it ends
 */
record Portion(List<Lines> documents, String group, long line) {

    /** How many lines one document may have; the API takes no more items either. */
    static final int MOST_LINES = 1000;

    /**
     * The lines of a document.
     *
     * @param tooMany there are more than these, and more than a document may have
     */
    record Lines(List<Row> rows, boolean tooMany) {
        long first() {
            return rows.get(0).line();
        }
    }
}
