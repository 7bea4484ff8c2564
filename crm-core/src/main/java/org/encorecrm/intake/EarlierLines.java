package org.encorecrm.intake;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.encorecrm.intake.LineReader.Read;
import org.springframework.stereotype.Component;

/**
 * Lines of earlier portions about the people of this one, and about the people of those. A dry run forgets each
 * portion: what a line would really do only shows after the lines before it about the same person.
 */
@Component
class EarlierLines {

    /** Beyond it the examples and counts of a dry run are no longer exact: a file of one person in thousands of lines. */
    private static final int MOST = 2000;

    private final KeyStore keys;
    private final RowStore rows;
    private final LineReader reader;

    EarlierLines(KeyStore keys, RowStore rows, LineReader reader) {
        this.keys = keys;
        this.rows = rows;
        this.reader = reader;
    }

    <T> List<Read<T>> of(Job job, Taking<T> taking, List<Read<T>> reads) {
        var found = new ArrayList<Read<T>>();
        var seen = new HashSet<Long>();
        var wanted = keys(taking, reads);
        while (!wanted.isEmpty() && found.size() < MOST) {
            var lines = new TreeSet<>(keys.lines(job.id(), wanted, MOST));
            lines.removeAll(seen);
            if (lines.isEmpty()) {
                break;
            }
            seen.addAll(lines);
            var more = reader
                    .read(
                            job,
                            taking,
                            rows.lines(job.id(), lines).stream()
                                    .map(row -> new Portion.Lines(List.of(row), false))
                                    .toList())
                    .stream()
                    .filter(read -> read.document() != null)
                    .toList();
            found.addAll(more);
            wanted = keys(taking, more);
        }
        found.sort(Comparator.comparing(read -> read.lines().first()));
        return found;
    }

    private static <T> Set<Long> keys(Taking<T> taking, List<Read<T>> reads) {
        var keys = new HashSet<Long>();
        for (var read : reads) {
            if (read.document() != null) {
                keys.addAll(taking.keys(Objects.requireNonNull(read.document())));
            }
        }
        return keys;
    }
}
