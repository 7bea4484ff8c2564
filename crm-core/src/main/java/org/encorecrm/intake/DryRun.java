package org.encorecrm.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.encorecrm.identity.CustomersWritten.Written;
import org.encorecrm.intake.LineReader.Read;
import org.encorecrm.support.IngestTransaction;
import org.springframework.stereotype.Component;

/**
 * Does with a portion exactly what the run would do, looks at what came of it, and lets the transaction fail. Only then
 * are the figures written, in a transaction of their own.
 */
@Component
class DryRun implements Work {

    private final Portions portions;
    private final LineReader reader;
    private final Takings takings;
    private final Transfer transfer;
    private final EarlierLines earlierLines;
    private final KeyStore keys;
    private final ExampleStore examples;
    private final RejectStore rejects;
    private final IngestTransaction transaction;

    DryRun(
            Portions portions,
            LineReader reader,
            Takings takings,
            Transfer transfer,
            EarlierLines earlierLines,
            KeyStore keys,
            ExampleStore examples,
            RejectStore rejects,
            IngestTransaction transaction) {
        this.portions = portions;
        this.reader = reader;
        this.takings = takings;
        this.transfer = transfer;
        this.earlierLines = earlierLines;
        this.keys = keys;
        this.examples = examples;
        this.rejects = rejects;
        this.transaction = transaction;
    }

    @Override
    public boolean portion(Job job, Jobs jobs) {
        var portion = portions.next(job);
        if (portion.documents().isEmpty()) {
            return true;
        }
        rehearse(job, jobs, portion, takings.of(job.file().kind()));
        return false;
    }

    private <T> void rehearse(Job job, Jobs jobs, Portion portion, Taking<T> taking) {
        var started = System.nanoTime();
        var reads = reader.read(job, taking, portion.documents());
        var earlier = earlierLines.of(job, taking, reads);
        var done = takeAndForget(taking, earlier, reads);
        var pace = Pace.next(job.portion(), System.nanoTime() - started);
        transaction.run(() -> {
            if (!jobs.hold(job)) {
                return false;
            }
            keys.add(job.id(), keys(taking, done.done()));
            rejects.add(job.id(), done.done().rejects());
            examples.add(job.id(), examples(job, done));
            jobs.advance(job, portion.group(), portion.line(), done.done().tally(), pace);
            return true;
        });
    }

    /** What would have been done, and the state it would have left. */
    private record Rehearsed<T>(Transfer.Done<T> done, Map<String, String> after) {}

    private <T> Rehearsed<T> takeAndForget(Taking<T> taking, List<Read<T>> earlier, List<Read<T>> reads) {
        var rehearsed = new ArrayList<Rehearsed<T>>();
        try {
            transaction.run(() -> {
                rehearsed.clear();
                var done = transfer.take(taking, earlier, reads);
                rehearsed.add(new Rehearsed<>(done, taking.state(documents(reads))));
                throw new Forgotten();
            });
        } catch (Forgotten asMeant) {
            return rehearsed.get(0);
        }
        throw new IllegalStateException("a dry run must not be committed");
    }

    private static <T> List<T> documents(List<Read<T>> reads) {
        var documents = new ArrayList<T>();
        for (var read : reads) {
            if (read.document() != null) {
                documents.add(Objects.requireNonNull(read.document()));
            }
        }
        return documents;
    }

    private static <T> Map<Long, Set<Long>> keys(Taking<T> taking, Transfer.Done<T> done) {
        var keys = new HashMap<Long, Set<Long>>();
        for (var i = 0; i < done.reads().size(); i++) {
            var document = done.reads().get(i).document();
            if (document != null && done.taken().get(i).outcome() != Taken.Outcome.REJECTED) {
                keys.put(done.reads().get(i).lines().first(), taking.keys(document));
            }
        }
        return keys;
    }

    private List<Example> examples(Job job, Rehearsed<?> rehearsed) {
        var counts = new HashMap<>(examples.counts(job.id()));
        var done = rehearsed.done();
        var written = done.written().stream()
                .collect(
                        Collectors.toMap(customer -> String.valueOf(customer.id()), customer -> customer, (a, b) -> b));
        var found = new ArrayList<Example>();
        for (var i = 0; i < done.taken().size(); i++) {
            var taken = done.taken().get(i);
            if (counts.merge(taken.outcome().code(), 1L, Long::sum) <= ExampleStore.MOST) {
                found.add(new Example(
                        taken.outcome().code(),
                        done.reads().get(i).lines().first(),
                        title(job, done.reads().get(i)),
                        job.file().kind() == ImportKind.CUSTOMERS
                                ? changes(written.get(taken.id()))
                                : Changed.between(
                                        done.before().get(taken.id()),
                                        rehearsed.after().get(taken.id())),
                        done.reasons(i)));
            }
        }
        return found;
    }

    private static List<Example.Change> changes(@org.jspecify.annotations.Nullable Written customer) {
        return customer == null ? List.of() : Changed.of(customer);
    }

    private static String title(Job job, Read<?> read) {
        return job.file().columns().columns().stream()
                .map(column -> read.lines().rows().get(0).cell(column.index()))
                .filter(cell -> !cell.isEmpty())
                .limit(4)
                .collect(Collectors.joining(", "));
    }

    /** Makes the transaction of a rehearsal fail. */
    private static final class Forgotten extends RuntimeException {
        Forgotten() {
            super("rehearsed", null, false, false);
        }
    }
}
