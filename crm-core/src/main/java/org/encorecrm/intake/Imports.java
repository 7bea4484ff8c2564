package org.encorecrm.intake;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.encorecrm.intake.Import.Step;
import org.encorecrm.intake.sheet.EncodingCheck;
import org.encorecrm.intake.sheet.Format;
import org.encorecrm.intake.sheet.FormatGuess;
import org.encorecrm.intake.sheet.UnreadableFile;
import org.encorecrm.support.BusinessClock;
import org.encorecrm.support.ConflictException;
import org.encorecrm.support.InvalidInputException;
import org.encorecrm.support.NotFoundException;
import org.encorecrm.support.Signal;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Imports of files: received, mapped, rehearsed, run, undone. */
@Service
public class Imports {

    private final ImportStore store;
    private final FileStore files;
    private final MappingMemory memory;
    private final RejectStore rejects;
    private final ExampleStore examples;
    private final EffectStore effects;
    private final BusinessClock clock;
    private final ApplicationEventPublisher events;
    private final Signal signal = new Signal();

    Imports(
            ImportStore store,
            FileStore files,
            MappingMemory memory,
            RejectStore rejects,
            ExampleStore examples,
            EffectStore effects,
            BusinessClock clock,
            ApplicationEventPublisher events) {
        this.events = events;
        this.store = store;
        this.files = files;
        this.memory = memory;
        this.rejects = rejects;
        this.examples = examples;
        this.effects = effects;
        this.clock = clock;
    }

    /** Keeps a file and guesses how it is to be read. It throws when it cannot be read, and then keeps nothing. */
    public Import receive(ImportKind kind, String fileName, InputStream body, String who) {
        var id = store.create(kind, fileName.strip(), who, clock.now());
        try {
            var encoding = new EncodingCheck();
            var size = files.receive(id, body, encoding);
            var beginning = files.beginning(id);
            var format = FormatGuess.of(beginning, beginning.length == size, encoding.verdict());
            var read = format.withHeader(Preview.hasHeader(format, files.open(id)));
            var preview = Preview.of(read, files.open(id));
            store.received(id, size, read, preview.headers());
            var remembered = memory.of(kind, preview.headers());
            store.map(
                    id,
                    read,
                    preview.headers(),
                    remembered
                            .map(MappingMemory.Remembered::mapping)
                            .orElseGet(() -> MappingGuess.of(kind, preview.headers(), preview.rows())),
                    remembered.map(MappingMemory.Remembered::options).orElse(ImportOptions.USUAL));
            return get(id);
        } catch (UnreadableFile unreadable) {
            store.delete(id);
            throw new InvalidInputException("/file/" + unreadable.code(), String.valueOf(unreadable.getMessage()));
        } catch (IOException broken) {
            store.delete(id);
            throw new UncheckedIOException(broken);
        } catch (RuntimeException failure) {
            store.delete(id);
            throw failure;
        }
    }

    public Import get(long id) {
        return store.find(id).orElseThrow(() -> new NotFoundException("There is no import " + id));
    }

    public boolean anyRunning() {
        return store.anyRunning();
    }

    /** The newest first. */
    public List<Import> before(long id, int limit) {
        return store.before(id, limit);
    }

    public Preview preview(long id) {
        return Preview.of(get(id).format(), files.open(id));
    }

    /** Reads the file in another way; the columns are guessed anew. */
    @Transactional
    public Import read(long id, Format format) {
        var file = locked(id);
        var preview = previewed(format, id);
        store.map(
                id,
                format,
                preview.headers(),
                preview.headers().equals(file.headers())
                        ? file.mapping()
                        : MappingGuess.of(file.kind(), preview.headers(), preview.rows()),
                file.options());
        return get(id);
    }

    private Preview previewed(Format format, long id) {
        try {
            return Preview.of(format, files.open(id));
        } catch (UnreadableFile unreadable) {
            throw new InvalidInputException("/file", String.valueOf(unreadable.getMessage()));
        }
    }

    /** @param mapping the code of a field by the name of a column; columns that are not named are not taken in */
    @Transactional
    public Import map(long id, @Nullable Map<String, String> mapping, @Nullable ImportOptions options) {
        var file = locked(id);
        store.map(
                id,
                file.format(),
                file.headers(),
                mapping == null ? file.mapping() : Mapping.codes(file.kind(), file.headers(), mapping),
                options == null ? file.options() : ImportOptions.checked(options));
        return get(id);
    }

    /** Tries it out without changing anything. */
    @Transactional
    public Import rehearse(long id) {
        return begin(locked(id), Step.DRY_RUN);
    }

    /** Takes it in, or goes on where it was stopped. */
    @Transactional
    public Import run(long id) {
        var file = store.lock(id).orElseThrow(() -> new NotFoundException("There is no import " + id));
        if (file.resumable()) {
            store.goOn(id);
            signal.afterCommit();
            return get(id);
        }
        requireOpen(file);
        memory.remember(file, clock.now());
        var begun = begin(file, Step.RUN);
        events.publishEvent(new ImportDecided("started", begun));
        return begun;
    }

    private Import begin(Import file, Step step) {
        var faults = file.columns().faults(file.kind());
        if (!faults.isEmpty()) {
            throw new InvalidInputException(faults);
        }
        store.begin(file.id(), step, clock.now());
        store.stageAs(file.id(), file.format(), file.columns().groupColumn(file.kind()));
        rejects.deleteAll(file.id());
        examples.deleteAll(file.id());
        signal.afterCommit();
        return get(file.id());
    }

    private Import locked(long id) {
        var file = store.lock(id).orElseThrow(() -> new NotFoundException("There is no import " + id));
        requireOpen(file);
        return file;
    }

    private void requireOpen(Import file) {
        if (!file.open() || !files.has(file.id())) {
            throw new ConflictException("This import is running or over");
        }
    }

    /** Stops it after the portion at hand; what has been taken in stays. One that is over stays as it is. */
    @Transactional
    public Import cancel(long id) {
        if (store.end(id, Import.State.CANCELLED, null, clock.now())) {
            events.publishEvent(new ImportDecided("cancelled", get(id)));
        }
        return get(id);
    }

    /** Takes back what it did, as far as nothing newer depends on it. */
    @Transactional
    public Import undo(long id) {
        var file = store.lock(id).orElseThrow(() -> new NotFoundException("There is no import " + id));
        if (!file.undoable()) {
            throw new ConflictException("There is nothing to undo, or it is running");
        }
        if (file.step() == Step.UNDO) {
            store.goOn(id);
        } else {
            store.keepFigures(id, "performed");
            store.begin(id, Step.UNDO, clock.now());
            store.total(id, effects.count(id));
        }
        signal.afterCommit();
        var undone = get(id);
        events.publishEvent(new ImportDecided("undone", undone));
        return undone;
    }

    /** Lines that were rejected, or of which cells were left out, in the order of the file. */
    public void rejected(long id, boolean whole, Consumer<Line> use) {
        rejects.each(
                id,
                whole,
                reject -> use.accept(new Line(reject.row().line(), reject.row().cells(), reject.reasons())));
    }

    /** A line and what is wrong with it. */
    public record Line(long number, List<String> cells, List<Reason> reasons) {}

    /** Throws away a file that has not been taken in. */
    @Transactional
    public void remove(long id) {
        locked(id);
        store.delete(id);
    }

    public List<Example> examples(long id) {
        return examples.all(id);
    }

    /** Why rows were not undone, and how many. */
    public Map<String, Long> keptFor(long id) {
        return effects.keptFor(id);
    }

    Signal signal() {
        return signal;
    }
}
