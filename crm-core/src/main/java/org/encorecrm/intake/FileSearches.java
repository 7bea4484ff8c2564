package org.encorecrm.intake;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.encorecrm.erasure.CustomerErased;
import org.encorecrm.erasure.Erasures;
import org.encorecrm.intake.sheet.Rows;
import org.encorecrm.intake.sheet.UnreadableFile;
import org.encorecrm.support.BusinessClock;
import org.encorecrm.support.IngestTransaction;
import org.encorecrm.support.Signal;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Searches files that are not running for people who were erased, after the erasure: a file of half a gigabyte is not
 * read inside of its transaction. One that names somebody is thrown away, of another the rejected lines about them.
 */
@Component
class FileSearches {

    private final ImportStore store;
    private final FileStore files;
    private final MarkStore marks;
    private final RejectStore rejects;
    private final Leavings leavings;
    private final Erasures erasures;
    private final IngestTransaction transaction;
    private final BusinessClock clock;
    private final Signal signal = new Signal();

    private @Nullable FileSearch open;

    FileSearches(
            ImportStore store,
            FileStore files,
            MarkStore marks,
            RejectStore rejects,
            Leavings leavings,
            Erasures erasures,
            IngestTransaction transaction,
            BusinessClock clock) {
        this.store = store;
        this.files = files;
        this.marks = marks;
        this.rejects = rejects;
        this.leavings = leavings;
        this.erasures = erasures;
        this.transaction = transaction;
        this.clock = clock;
    }

    @EventListener
    void wakeAfter(CustomerErased erased) {
        signal.afterCommit();
    }

    Signal signal() {
        return signal;
    }

    /** Some lines. Answers whether there may be more right now. */
    boolean work() {
        var search = open == null ? begin().orElse(null) : open;
        open = null;
        if (search == null) {
            return false;
        }
        if (search.goOn()) {
            search.close();
            transaction.run(() -> settle(search));
        } else {
            open = search;
        }
        return true;
    }

    private Optional<FileSearch> begin() {
        return marks.unsearched().flatMap(store::find).map(file -> {
            // The count first: whoever is erased after it makes this search be done anew.
            var count = marks.erasures(file.id());
            var known = marks.of(file);
            try {
                return new FileSearch(file, count, known, content(file));
            } catch (UnreadableFile | IOException unreadable) {
                var search = new FileSearch(file, count, known, Optional.empty());
                search.foundSomebody();
                return search;
            }
        });
    }

    private Optional<Rows> content(Import file) throws IOException {
        return files.has(file.id()) ? Optional.of(file.format().open(files.open(file.id()))) : Optional.empty();
    }

    private boolean settle(FileSearch search) {
        var id = search.file().id();
        var now = store.lock(id).orElse(null);
        if (now == null || !search.holdsFor(now, marks.erasures(id))) {
            return false;
        }
        var found = search.found().orElse(null);
        if (found != null) {
            leavings.throwAway(id, clock.now());
        }
        var lines = found != null ? Map.<Long, Long>of() : rejects.deleteAbout(id, search.marks());
        for (var erased : marks.forget(id)) {
            erasures.searched(
                    erased,
                    ImportTraces.FILES,
                    Map.of(
                            ImportTraces.FILES,
                            erased.equals(found) ? 1L : 0L,
                            "imports",
                            lines.getOrDefault(erased, 0L)));
        }
        return true;
    }
}
