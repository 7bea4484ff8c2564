package org.encorecrm.office.imports;

import java.util.ArrayList;
import java.util.List;
import org.encorecrm.intake.Import;
import org.encorecrm.intake.Preview;

/**
 * A column of the file on the page.
 *
 * @param code of the field it goes to, empty when it is not taken in
 * @param samples what is in its first rows
 */
record ColumnLine(int index, String header, String code, List<String> samples) {

    private static final int SAMPLES = 3;

    static List<ColumnLine> of(Import file, Preview preview) {
        var lines = new ArrayList<ColumnLine>();
        for (var i = 0; i < file.headers().size(); i++) {
            var column = i;
            lines.add(new ColumnLine(
                    i,
                    file.headers().get(i),
                    i < file.mapping().size() ? file.mapping().get(i) : "",
                    preview.rows().stream()
                            .map(row -> row.cell(column))
                            .filter(cell -> !cell.isEmpty())
                            .distinct()
                            .limit(SAMPLES)
                            .toList()));
        }
        return lines;
    }
}
