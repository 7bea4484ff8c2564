package org.encorecrm.intake.sheet;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of separated values. Bytes that mean nothing in the encoding become the replacement character. */
final class CsvRows implements Rows {

    private static final int MOST_COLUMNS = 500;
    private static final int LONGEST_CELL = 1 << 16;
    private static final int LONGEST_ROW = 1 << 20;

    private final CsvReader<CsvRecord> reader;
    private final Iterator<CsvRecord> records;

    CsvRows(InputStream file, Format format) throws IOException {
        this(
                new BufferedReader(new InputStreamReader(file, format.encoding().charset())),
                format.separator(),
                format.quote());
    }

    CsvRows(Reader text, char separator, char quote) throws IOException {
        reader = CsvReader.builder()
                .fieldSeparator(separator)
                .quoteCharacter(quote)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .trimWhitespacesAroundQuotes(true)
                .maxBufferSize(LONGEST_ROW)
                .build(
                        CsvRecordHandler.of(limits -> limits.maxFields(MOST_COLUMNS)
                                .maxFieldSize(LONGEST_CELL)
                                .maxRecordSize(LONGEST_ROW)),
                        withoutMark(text));
        records = reader.iterator();
    }

    @Override
    public @Nullable Row next() throws IOException {
        try {
            while (records.hasNext()) {
                var record = records.next();
                var row = new Row(record.getStartingLineNumber(), cells(record));
                if (!row.isBlank()) {
                    return row;
                }
            }
            return null;
        } catch (CsvParseException malformed) {
            throw new UnreadableFile("csv", String.valueOf(malformed.getMessage()));
        } catch (UncheckedIOException failure) {
            throw failure.getCause();
        }
    }

    private static List<String> cells(CsvRecord record) {
        return record.getFields().stream().map(Cell::tidy).toList();
    }

    /** The mark that tells the encoding is not part of the first name. */
    private static Reader withoutMark(Reader text) throws IOException {
        var pushback = new PushbackReader(text);
        var first = pushback.read();
        if (first >= 0 && first != '\uFEFF') {
            pushback.unread(first);
        }
        return pushback;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
