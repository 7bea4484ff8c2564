package org.encorecrm.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.encorecrm.intake.RowStore.Staged;
import org.encorecrm.intake.sheet.Row;
import org.encorecrm.intake.sheet.Rows;
import org.encorecrm.intake.sheet.UnreadableFile;
import org.encorecrm.support.IngestTransaction;
import org.jspecify.annotations.Nullable;

/**
 * Reads the file into waiting lines, some thousands at a time. The file stays open between two portions; a worker that
 * comes to it anew reads past what is waiting already.
 */
final class Staging implements AutoCloseable {

    private static final int PORTION = 5000;
    private static final int MOST_CHARACTERS = 4 << 20;

    private final FileStore files;
    private final RowStore rows;
    private final IngestTransaction transaction;
    private final long mostRows;

    private @Nullable Rows open;
    private long openId;
    private long read;

    Staging(FileStore files, RowStore rows, IngestTransaction transaction, long mostRows) {
        this.files = files;
        this.rows = rows;
        this.transaction = transaction;
        this.mostRows = mostRows;
    }

    void portion(Job job, Jobs jobs) {
        try {
            var file = opened(job);
            var batch = next(job, file);
            var staged = batch.rows();
            if (job.file().staged() + staged.size() > mostRows) {
                throw new UnreadableFile("rows", "has more than " + mostRows + " rows (encore.imports.max-rows)");
            }
            var kept = transaction.run(() -> keep(job, jobs, batch));
            read += staged.size();
            if (batch.whole() || !kept) {
                close();
            }
        } catch (IOException failure) {
            close();
            throw new UncheckedIOException(failure);
        } catch (RuntimeException failure) {
            close();
            throw failure;
        }
    }

    /** @param whole there is no more */
    private record Batch(List<Staged> rows, boolean whole) {}

    private boolean keep(Job job, Jobs jobs, Batch batch) {
        if (!jobs.hold(job)) {
            return false;
        }
        if (job.file().staged() == 0) {
            rows.deleteAll(job.id());
        }
        rows.add(job.id(), batch.rows());
        jobs.staged(
                job, batch.rows().size(), batch.whole(), batch.whole() ? rows.documents(job.id(), job.isGrouped()) : 0);
        return true;
    }

    private Rows opened(Job job) throws IOException {
        var known = open;
        if (known != null && openId == job.id() && read == job.file().staged()) {
            return known;
        }
        close();
        var rowsOfFile = job.file().format().open(files.open(job.id()));
        open = rowsOfFile;
        openId = job.id();
        if (job.file().format().header()) {
            rowsOfFile.next();
        }
        for (read = 0; read < job.file().staged(); read++) {
            rowsOfFile.next();
        }
        return rowsOfFile;
    }

    private static Batch next(Job job, Rows file) throws IOException {
        var column = job.file().columns().groupColumn(job.file().kind());
        var staged = new ArrayList<Staged>();
        for (var characters = 0; staged.size() < PORTION && characters < MOST_CHARACTERS; ) {
            var row = file.next();
            if (row == null) {
                return new Batch(staged, true);
            }
            characters += row.cells().stream().mapToInt(String::length).sum();
            staged.add(new Staged(group(row, column), row));
        }
        return new Batch(staged, false);
    }

    /** A line without a number is a document by itself: no cell begins with a blank. */
    private static String group(Row row, int column) {
        if (column < 0) {
            return "";
        }
        return row.cell(column).isEmpty() ? " " + row.line() : row.cell(column);
    }

    @Override
    public void close() {
        var closing = open;
        open = null;
        if (closing != null) {
            try {
                closing.close();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }
}
