package org.encorecrm.intake;

import java.util.Map;
import org.encorecrm.intake.Import.State;
import org.encorecrm.intake.Import.Step;
import org.encorecrm.intake.sheet.UnreadableFile;
import org.encorecrm.support.BusinessClock;
import org.encorecrm.support.IngestTransaction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;

/** Does the running imports portion by portion. After a crash another worker goes on at the checkpoint. */
@Component
class ImportWorker {

    private static final Logger log = LoggerFactory.getLogger(ImportWorker.class);

    private final Jobs jobs;
    private final Staging staging;
    private final Map<Step, Work> steps;
    private final Endings endings;
    private final IngestTransaction transaction;
    private final BusinessClock clock;
    private final ImportStore store;

    ImportWorker(
            JdbcClient jdbc,
            ImportsProperties properties,
            FileStore files,
            RowStore rows,
            DryRun dryRun,
            Run run,
            Undo undo,
            Endings endings,
            ImportStore store,
            IngestTransaction transaction,
            BusinessClock clock) {
        this.jobs = new Jobs(jdbc, properties);
        this.staging = new Staging(files, rows, transaction, properties.maxRows());
        this.steps = Map.of(Step.DRY_RUN, dryRun, Step.RUN, run, Step.UNDO, undo);
        this.endings = endings;
        this.transaction = transaction;
        this.clock = clock;
        this.store = store;
    }

    /** One portion. Answers whether there may be more right now. */
    boolean work() {
        var claimed = jobs.claim();
        if (claimed.isEmpty()) {
            staging.close();
            return false;
        }
        var job = claimed.get();
        try {
            work(job);
        } catch (UnreadableFile unreadable) {
            end(job, State.FAILED, unreadable.code());
            log.atInfo()
                    .addKeyValue("import", job.id())
                    .addKeyValue("reason", unreadable.getMessage())
                    .log("A file for import cannot be read");
        } catch (TransientDataAccessException
                | NonTransientDataAccessResourceException
                | CannotCreateTransactionException inTheWay) {
            throw inTheWay;
        } catch (RuntimeException failure) {
            end(job, State.FAILED, "unexpected");
            log.atError().addKeyValue("import", job.id()).setCause(failure).log("An import failed");
        }
        return true;
    }

    private void work(Job job) {
        if (job.file().step() != Step.UNDO && !job.file().stagedWhole()) {
            staging.portion(job, jobs);
            return;
        }
        var step = steps.get(job.file().step());
        if (step == null || step.portion(job, jobs)) {
            end(job, State.DONE, null);
        }
    }

    private void end(Job job, State state, @org.jspecify.annotations.Nullable String failure) {
        transaction.run(() -> {
            if (store.end(job.id(), state, failure, clock.now()) && state == State.DONE) {
                endings.after(job);
            }
            return true;
        });
    }
}
