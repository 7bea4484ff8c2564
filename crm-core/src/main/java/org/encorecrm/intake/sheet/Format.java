package org.encorecrm.intake.sheet;

import java.io.IOException;
import java.io.InputStream;

/**
 * How a file is to be read.
 *
 * @param separator between the cells of a CSV
 * @param quote around cells of a CSV that hold separators or line ends
 * @param header whether the first row names the columns
 */
public record Format(Type type, Encoding encoding, char separator, char quote, boolean header) {

    /** What a file is. */
    public enum Type {
        CSV,
        XLSX
    }

    /** Opens the file; the stream is closed with the rows. */
    public Rows open(InputStream file) throws IOException {
        return type == Type.XLSX ? XlsxRows.open(file) : new CsvRows(file, this);
    }

    public Format withHeader(boolean first) {
        return new Format(type, encoding, separator, quote, first);
    }

    /** Archives begin so, and XLSX is one. */
    public static boolean isArchive(byte[] beginning) {
        return beginning.length > 3
                && beginning[0] == 'P'
                && beginning[1] == 'K'
                && beginning[2] == 3
                && beginning[3] == 4;
    }

    /** The old XLS, which is another thing altogether. */
    public static boolean isOldExcel(byte[] beginning) {
        return beginning.length > 3
                && (beginning[0] & 0xFF) == 0xD0
                && (beginning[1] & 0xFF) == 0xCF
                && beginning[2] == 0x11
                && (beginning[3] & 0xFF) == 0xE0;
    }
}
