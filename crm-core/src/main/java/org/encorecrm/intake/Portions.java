package org.encorecrm.intake;

import java.util.ArrayList;
import java.util.List;
import org.encorecrm.intake.RowStore.Staged;
import org.encorecrm.intake.sheet.Row;
import org.springframework.stereotype.Component;

/** Cuts the waiting lines into portions without cutting a document in two. */
@Component
class Portions {

    private final RowStore rows;

    Portions(RowStore rows) {
        this.rows = rows;
    }

    /** @return nothing in it at the end */
    Portion next(Job job) {
        var found = rows.after(job.id(), job.group(), job.line(), job.portion());
        if (found.isEmpty()) {
            return new Portion(List.of(), job.group(), job.line());
        }
        return job.isGrouped() ? grouped(job, found) : single(found);
    }

    private static Portion single(List<Staged> found) {
        return new Portion(
                found.stream()
                        .map(staged -> new Portion.Lines(List.of(staged.row()), false))
                        .toList(),
                "",
                found.get(found.size() - 1).row().line());
    }

    private Portion grouped(Job job, List<Staged> found) {
        var documents = new ArrayList<Portion.Lines>();
        var lines = new ArrayList<Row>();
        var group = found.get(0).group();
        for (var staged : found) {
            if (!staged.group().equals(group)) {
                documents.add(new Portion.Lines(List.copyOf(lines), false));
                lines.clear();
                group = staged.group();
            }
            lines.add(staged.row());
        }
        // The last document may go on beyond this portion.
        var last = lines.get(lines.size() - 1).line();
        if (found.size() == job.portion()) {
            var rest = rows.groupAfter(job.id(), group, last, Portion.MOST_LINES + 1);
            lines.addAll(rest);
        }
        var tooMany = lines.size() > Portion.MOST_LINES;
        documents.add(new Portion.Lines(List.copyOf(tooMany ? lines.subList(0, Portion.MOST_LINES) : lines), tooMany));
        return new Portion(
                documents,
                group,
                tooMany ? Long.MAX_VALUE : lines.get(lines.size() - 1).line());
    }
}
