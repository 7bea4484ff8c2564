package org.encorecrm.intake.sheet;

import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.util.HashMap;

/** Tells by the beginning of a text what separates its cells: what gives the most rows of one length. */
final class CsvSniffer {

    private static final char[] SEPARATORS = {';', ',', '\t', '|'};
    private static final char[] QUOTES = {'"', '\''};
    private static final int ROWS = 100;

    private CsvSniffer() {}

    static Format sniff(byte[] beginning, boolean whole, Encoding encoding) {
        var text = encoding.charset().decode(ByteBuffer.wrap(beginning)).toString();
        var end = text.lastIndexOf('\n');
        var rows = whole || end < 0 ? text : text.substring(0, end + 1);
        var best = new Format(Format.Type.CSV, encoding, ',', '"', true);
        var score = 0;
        for (var quote : QUOTES) {
            for (var separator : SEPARATORS) {
                var found = score(rows, separator, quote);
                if (found > score) {
                    score = found;
                    best = new Format(Format.Type.CSV, encoding, separator, quote, true);
                }
            }
        }
        return best;
    }

    /** Rows of the commonest length, more of them counting more than longer ones; nothing for a single column. */
    private static int score(String text, char separator, char quote) {
        var lengths = new HashMap<Integer, Integer>();
        try (var rows = new CsvRows(new StringReader(text), separator, quote)) {
            for (var row = rows.next(); row != null && row.line() <= ROWS; row = rows.next()) {
                lengths.merge(row.cells().size(), 1, Integer::sum);
            }
        } catch (UnreadableFile | IOException cut) {
            // A cell may have been cut off in the middle: what was read before counts.
        }
        return lengths.entrySet().stream()
                .filter(length -> length.getKey() > 1)
                .mapToInt(length -> length.getValue() * 1000 + Math.min(length.getKey(), 999))
                .max()
                .orElse(0);
    }
}
