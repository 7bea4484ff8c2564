package org.encorecrm.intake.sheet;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of the first sheet of an XLSX, one after the other. Formulas give the value that was computed last. */
final class XlsxRows implements Rows {

    private static final int MOST_COLUMNS = 500;
    private static final int LONGEST_CELL = 1 << 16;
    private static final int LONGEST_ROW = 1 << 20;

    private final Archive archive;
    private final SharedStrings strings;
    private final Styles styles;
    private final boolean since1904;
    private final InputStream stream;
    private final Xml xml;
    private long line;

    private XlsxRows(Archive archive) throws IOException {
        this.archive = archive;
        var workbook = Workbook.of(archive);
        this.since1904 = workbook.since1904();
        this.styles = Styles.of(archive.open("xl/styles.xml").orElse(null));
        this.strings = SharedStrings.of(archive.open("xl/sharedStrings.xml").orElse(null));
        this.stream = archive.require(workbook.sheet());
        this.xml = new Xml(stream);
    }

    static XlsxRows open(InputStream file) throws IOException {
        var archive = Archive.of(file);
        try {
            return new XlsxRows(archive);
        } catch (IOException | RuntimeException failure) {
            archive.close();
            throw failure;
        }
    }

    @Override
    public @Nullable Row next() throws IOException {
        while (xml.next()) {
            if (xml.begins("row")) {
                var number = xml.attribute("r");
                line = number == null ? line + 1 : Math.max(line + 1, index(number));
                var row = new Row(line, cells());
                if (!row.isBlank()) {
                    return row;
                }
            }
        }
        return null;
    }

    private List<String> cells() throws IOException {
        var cells = new ArrayList<String>();
        var length = 0;
        while (xml.next() && !xml.ends("row")) {
            if (xml.begins("c")) {
                var column = column(xml.attribute("r"), cells.size());
                while (cells.size() < column) {
                    cells.add("");
                }
                var cell = cell();
                length += cell.length();
                if (length > LONGEST_ROW) {
                    throw new UnreadableFile("archive", "has a row of more than a million characters");
                }
                cells.add(cell);
            }
        }
        return cells;
    }

    private String cell() throws IOException {
        var type = String.valueOf(xml.attribute("t"));
        var style = xml.attribute("s");
        var text = new StringBuilder();
        while (xml.next() && !xml.ends("c")) {
            if (xml.begins("f")) {
                TextElement.skip(xml, "f");
            } else if (xml.begins("rPh")) {
                TextElement.skip(xml, "rPh");
            } else if (xml.isText() && text.length() < LONGEST_CELL) {
                xml.appendTo(text);
            }
        }
        return Cell.tidy(value(type, style, text.toString()));
    }

    private String value(String type, @Nullable String style, String text) throws IOException {
        return switch (type) {
            case "s" -> strings.get(index(text));
            case "inlineStr", "str" -> text;
            case "b" -> text.strip().equals("1") ? "true" : "false";
            case "e" -> "";
            case "d" -> text;
            default -> styles.isDate(style) ? Serial.date(text.strip(), since1904) : Serial.number(text.strip());
        };
    }

    private static int index(String text) {
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException malformed) {
            return -1;
        }
    }

    /** "C7" is column 2; without a reference cells follow one another. */
    private static int column(@Nullable String reference, int next) {
        var column = 0;
        for (var i = 0; reference != null && i < reference.length() && Character.isLetter(reference.charAt(i)); i++) {
            column = inside(column * 26 + Character.toUpperCase(reference.charAt(i)) - 'A' + 1);
        }
        return inside(Math.max(next + 1, column)) - 1;
    }

    private static int inside(int column) {
        if (column > MOST_COLUMNS) {
            throw new UnreadableFile("columns", "has more than 500 columns");
        }
        return column;
    }

    @Override
    public void close() throws IOException {
        xml.close();
        stream.close();
        strings.close();
        archive.close();
    }
}
