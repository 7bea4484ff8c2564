package org.encorecrm.segment;

import java.util.List;

/** Cells that no spreadsheet runs: what begins as a formula does gets an apostrophe before it. */
final class Neutral {

    private static final String BEGINNINGS = "=+-@\t\r";

    private Neutral() {}

    static List<String> cells(List<ExportColumn> columns, List<String> row) {
        var cells = new String[row.size()];
        for (var i = 0; i < cells.length; i++) {
            var cell = row.get(i);
            var runs = !cell.isEmpty() && BEGINNINGS.indexOf(cell.charAt(0)) >= 0;
            cells[i] = runs && columns.get(i).isText() ? "'" + cell : cell;
        }
        return List.of(cells);
    }
}
