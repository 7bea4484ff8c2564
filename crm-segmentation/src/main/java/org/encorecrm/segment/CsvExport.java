package org.encorecrm.segment;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Comma-separated values. */
class CsvExport implements ExportFile {

    private final List<ExportColumn> columns;
    private final CsvWriter csv;

    CsvExport(List<ExportColumn> columns, OutputStream out) throws IOException {
        this.columns = columns;
        var writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        // The mark by which spreadsheets know UTF-8.
        writer.write('\uFEFF');
        csv = CsvWriter.builder().build(writer);
        csv.writeRecord(columns.stream().map(ExportColumn::name).toList());
    }

    @Override
    public void row(List<String> values) {
        csv.writeRecord(Neutral.cells(columns, values));
    }

    @Override
    public void close() throws IOException {
        csv.close();
    }
}
