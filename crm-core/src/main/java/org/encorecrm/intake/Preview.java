package org.encorecrm.intake;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.encorecrm.intake.sheet.Format;
import org.encorecrm.intake.sheet.Row;
import org.encorecrm.intake.sheet.UnreadableFile;

/**
 * The first rows of a file.
 *
 * @param headers one for each column, no two alike
 * @param rows without the one that names the columns
 */
public record Preview(List<String> headers, List<Row> rows) {

    private static final int ROWS = 50;

    /** Reads no more of the file than it needs. */
    static Preview of(Format format, InputStream file) {
        var rows = first(format, file);
        if (rows.isEmpty()) {
            throw new UnreadableFile("empty", "has no rows");
        }
        var width = rows.stream().mapToInt(row -> row.cells().size()).max().orElse(0);
        var headers = names(format.header() ? rows.get(0) : new Row(0, List.of()), width);
        return new Preview(headers, format.header() ? rows.subList(1, rows.size()) : rows);
    }

    private static List<Row> first(Format format, InputStream file) {
        var first = new ArrayList<Row>();
        try (var rows = format.open(file)) {
            while (first.size() <= ROWS) {
                var row = rows.next();
                if (row == null) {
                    break;
                }
                first.add(row);
            }
            return first;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Whether the first row names the columns rather than being one of them. */
    static boolean hasHeader(Format format, InputStream file) {
        var rows = first(format, file);
        if (rows.isEmpty() || rows.get(0).cells().stream().anyMatch(Content::isValue)) {
            return false;
        }
        var names = rows.get(0).cells().stream().filter(cell -> !cell.isEmpty()).toList();
        return new HashSet<>(names).size() == names.size() || rows.size() > 1;
    }

    private static List<String> names(Row header, int width) {
        var names = new ArrayList<String>();
        for (var column = 0; column < width; column++) {
            var name = header.cell(column).isEmpty() ? String.valueOf(column + 1) : header.cell(column);
            var unique = name;
            for (var n = 2; names.contains(unique); n++) {
                unique = name + " (" + n + ")";
            }
            names.add(unique);
        }
        return names;
    }
}
