package org.encorecrm.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.encorecrm.intake.sheet.Rows;
import org.encorecrm.intake.sheet.UnreadableFile;
import org.jspecify.annotations.Nullable;

/** Reads one file for lines about the erased, some thousands at a time, with no transaction open. */
final class FileSearch implements AutoCloseable {

    private static final int AT_ONCE = 20_000;

    private final Import file;
    private final int erasures;
    private final Marks marks;
    private final @Nullable Rows rows;

    private @Nullable Long found;

    /** @param content nothing when the file itself is gone */
    FileSearch(Import file, int erasures, Marks marks, Optional<Rows> content) {
        this.file = file;
        this.erasures = erasures;
        this.marks = marks;
        this.rows = content.orElse(null);
    }

    Import file() {
        return file;
    }

    Marks marks() {
        return marks;
    }

    /** Of somebody erased whom the file names. */
    Optional<Long> found() {
        return Optional.ofNullable(found);
    }

    /** Whether what was read is still what there is. */
    boolean holdsFor(Import now, int erasuresNow) {
        return !now.running()
                && erasuresNow == erasures
                && now.format().equals(file.format())
                && now.mapping().equals(file.mapping())
                && now.options().equals(file.options());
    }

    /** Answers whether the end has been reached, or a line about somebody. */
    boolean goOn() {
        if (rows == null) {
            return true;
        }
        try {
            for (var i = 0; i < AT_ONCE; i++) {
                var row = rows.next();
                if (row == null) {
                    return true;
                }
                found = marks.in(row).orElse(null);
                if (found != null) {
                    return true;
                }
            }
            return false;
        } catch (UnreadableFile | IOException unreadable) {
            foundSomebody();
            return true;
        }
    }

    /** Who is in a file that cannot be read cannot be known. */
    void foundSomebody() {
        found = List.copyOf(marks.erased()).get(0);
    }

    @Override
    public void close() {
        try {
            if (rows != null) {
                rows.close();
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
