package org.encorecrm.api.analysis;

import de.siegmar.fastcsv.writer.CsvWriter;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.encorecrm.metrics.RfmRow;
import org.jspecify.annotations.Nullable;

/** Rows as they come from the database to the client; nothing is kept. */
class RfmCsv implements AutoCloseable {

    private static final String RUN_BY_SPREADSHEETS = "=+-@\t\r";

    private final CsvWriter csv;

    RfmCsv(HttpServletResponse response) throws IOException {
        response.setContentType("text/csv");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        csv = CsvWriter.builder().build(response.getWriter());
        csv.writeRecord("customerId", "externalId", "email", "recencyDays", "frequency", "monetary", "r", "f", "m");
    }

    void write(RfmRow row) {
        csv.writeRecord(
                Long.toString(row.customerId()),
                text(row.externalId()),
                text(row.email()),
                Integer.toString(row.recencyDays()),
                Long.toString(row.frequency()),
                row.monetary().stripTrailingZeros().toPlainString(),
                Integer.toString(row.r()),
                Integer.toString(row.f()),
                Integer.toString(row.m()));
    }

    /** A cell that a spreadsheet would run as a formula is made text. */
    private static String text(@Nullable String value) {
        if (value == null || value.isEmpty() || RUN_BY_SPREADSHEETS.indexOf(value.charAt(0)) < 0) {
            return value == null ? "" : value;
        }
        return "'" + value;
    }

    @Override
    public void close() throws IOException {
        csv.close();
    }
}
