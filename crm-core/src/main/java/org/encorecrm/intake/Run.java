package org.encorecrm.intake;

import java.util.ArrayList;
import java.util.List;
import org.encorecrm.intake.EffectStore.Effect;
import org.encorecrm.intake.Taken.Outcome;
import org.encorecrm.support.IngestTransaction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.NonTransientDataAccessException;
import org.springframework.stereotype.Component;

/** Takes in a portion: documents, what undoing needs, rejected lines and the checkpoint in one transaction. */
@Component
class Run implements Work {

    private static final Logger log = LoggerFactory.getLogger(Run.class);

    private final Portions portions;
    private final LineReader reader;
    private final Takings takings;
    private final Transfer transfer;
    private final RowStore rows;
    private final EffectStore effects;
    private final RejectStore rejects;
    private final IngestTransaction transaction;

    Run(
            Portions portions,
            LineReader reader,
            Takings takings,
            Transfer transfer,
            RowStore rows,
            EffectStore effects,
            RejectStore rejects,
            IngestTransaction transaction) {
        this.portions = portions;
        this.reader = reader;
        this.takings = takings;
        this.transfer = transfer;
        this.rows = rows;
        this.effects = effects;
        this.rejects = rejects;
        this.transaction = transaction;
    }

    @Override
    public boolean portion(Job job, Jobs jobs) {
        var portion = portions.next(job);
        if (portion.documents().isEmpty()) {
            return true;
        }
        try {
            take(job, jobs, portion, takings.of(job.file().kind()));
        } catch (NonTransientDataAccessException refused) {
            if (portion.documents().size() == 1) {
                log.atWarn().addKeyValue("import", job.id()).setCause(refused).log("A line could not be kept");
                transaction.run(() -> jobs.hold(job) && refuse(job, jobs, portion));
            } else {
                // Smaller and smaller, until the one that cannot be kept is alone.
                transaction.run(() -> {
                    jobs.shrink(job, portion.documents().size() / 2);
                    return true;
                });
            }
        }
        return false;
    }

    private <T> void take(Job job, Jobs jobs, Portion portion, Taking<T> taking) {
        var reads = reader.read(job, taking, portion.documents());
        // Reading them holds nothing that others wait for.
        var started = System.nanoTime();
        transaction.run(() -> {
            if (!jobs.hold(job)) {
                return false;
            }
            var done = transfer.take(taking, List.of(), reads);
            effects.addCustomers(job.id(), done.written());
            if (taking.target() != Target.CUSTOMER) {
                effects.add(job.id(), taking.target(), effects(done));
            }
            rejects.add(job.id(), done.rejects());
            finish(job, jobs, portion, done.tally(), Pace.next(job.portion(), System.nanoTime() - started));
            return true;
        });
    }

    private static List<Effect> effects(Transfer.Done<?> done) {
        var effects = new ArrayList<Effect>();
        for (var taken : done.taken()) {
            if (taken.outcome() == Outcome.CREATED || taken.outcome() == Outcome.UPDATED) {
                effects.add(new Effect(
                        taken.id(),
                        !done.before().containsKey(taken.id()),
                        done.before().get(taken.id())));
            }
        }
        return effects;
    }

    private boolean refuse(Job job, Jobs jobs, Portion portion) {
        var reasons = List.of(new Reason("", "has a value that cannot be kept"));
        rejects.add(
                job.id(),
                portion.documents().get(0).rows().stream()
                        .map(row -> new RejectStore.Reject(row, true, reasons))
                        .toList());
        var tally = new Tally();
        tally.add(Outcome.REJECTED);
        finish(job, jobs, portion, tally, job.portion());
        return true;
    }

    private void finish(Job job, Jobs jobs, Portion portion, Tally tally, int next) {
        rows.delete(job.id(), job.group(), job.line(), portion.group(), portion.line());
        jobs.advance(job, portion.group(), portion.line(), tally, next);
    }
}
