package org.encorecrm.office;

import de.siegmar.fastcsv.writer.CsvWriter;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.encorecrm.intake.Import;
import org.encorecrm.intake.Imports;
import org.encorecrm.intake.sheet.Format;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Lines of a file that were not taken in as they stood, as a file that can be mended and taken in again: the same
 * columns by the same separator, then the line's number and the reason. In UTF-8 with the mark by which spreadsheets
 * know it; cells that they would run are neutralised.
 */
@Component
public class ImportLines {

    private static final String RUNS = "=+-@\t\r";

    private final Imports imports;
    private final ImportWords words;
    private final MessageSource messages;

    ImportLines(Imports imports, ImportWords words, MessageSource messages) {
        this.imports = imports;
        this.words = words;
        this.messages = messages;
    }

    /** @param rejected the lines that were rejected, otherwise those of which cells were left out */
    public void write(Import file, boolean rejected, Locale locale, HttpServletResponse response) throws IOException {
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(
                "Content-Disposition",
                "attachment; filename=\"import-%d-%s.csv\"".formatted(file.id(), rejected ? "rejected" : "remarks"));
        var separator = file.format().type() == Format.Type.CSV ? file.format().separator() : ';';
        try (var writer = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8)) {
            writer.write('\uFEFF');
            var csv = CsvWriter.builder().fieldSeparator(separator).build(writer);
            csv.writeRecord(header(file, locale));
            imports.rejected(file.id(), rejected, line -> csv.writeRecord(record(file, line, locale)));
            csv.flush();
        }
    }

    private List<String> header(Import file, Locale locale) {
        var cells = new ArrayList<>(cells(file.headers(), file.headers().size()));
        cells.add(messages.getMessage("imports.csv.line", null, locale));
        cells.add(messages.getMessage("imports.csv.reason", null, locale));
        return cells;
    }

    private List<String> record(Import file, Imports.Line line, Locale locale) {
        var cells = new ArrayList<>(cells(line.cells(), file.headers().size()));
        cells.add(String.valueOf(line.number()));
        cells.add(neutral(words.all(line.reasons(), locale)));
        return cells;
    }

    private static List<String> cells(List<String> cells, int width) {
        var padded = new ArrayList<String>();
        for (var i = 0; i < width; i++) {
            padded.add(neutral(i < cells.size() ? cells.get(i) : ""));
        }
        return padded;
    }

    private static String neutral(String cell) {
        return !cell.isEmpty() && RUNS.indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }
}
