package org.encorecrm.intake.sheet;

import java.util.List;

/** A row of a file by the line it begins on, counted from one as people and spreadsheets do. */
public record Row(long line, List<String> cells) {

    boolean isBlank() {
        return cells.stream().allMatch(String::isBlank);
    }

    /** The cell of a column; rows may be shorter than the header. */
    public String cell(int column) {
        return column < cells.size() ? cells.get(column) : "";
    }
}
