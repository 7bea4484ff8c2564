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
     * @param erased they were about somebody who has been erased, and say nothing any more
     */
    record Lines(List<Row> rows, boolean tooMany, boolean erased) {

        Lines(List<Row> rows, boolean tooMany) {
            this(rows, tooMany, false);
        }

        /** A document about one of the erased is not taken in, and nothing of it is kept but where it stood. */
        Lines without(Marks marks) {
            return rows.stream().noneMatch(row -> marks.in(row).isPresent())
                    ? this
                    : new Lines(
                            rows.stream()
                                    .map(row -> new Row(row.line(), List.of()))
                                    .toList(),
                            false,
                            true);
        }

        long first() {
            return rows.get(0).line();
        }
    }
}
