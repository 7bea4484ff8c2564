package org.encorecrm.intake.sheet;

/** Tells what a file is by its first bytes and by all of its bytes together. */
public final class FormatGuess {

    private FormatGuess() {}

    /**
     * @param beginning the first bytes of the file
     * @param whole whether they are all of it
     */
    public static Format of(byte[] beginning, boolean whole, Encoding encoding) {
        if (Format.isOldExcel(beginning)) {
            throw new UnreadableFile("xls", "is an old XLS file: save it as XLSX or CSV");
        }
        return Format.isArchive(beginning)
                ? new Format(Format.Type.XLSX, Encoding.UTF_8, ',', '"', true)
                : CsvSniffer.sniff(beginning, whole, encoding);
    }
}
