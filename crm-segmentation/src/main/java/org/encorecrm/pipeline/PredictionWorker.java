package org.encorecrm.pipeline;

import org.encorecrm.prediction.PredictionReport;
import org.encorecrm.prediction.PredictionRun;
import org.encorecrm.prediction.PredictionRuns;
import org.encorecrm.prediction.Renewal;
import org.encorecrm.support.WorkState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Walks a prediction run: the models first, then everybody in portions of about 150 ms, live changes first. */
@Component
class PredictionWorker {

    private static final Logger log = LoggerFactory.getLogger(PredictionWorker.class);

    private final TransactionTemplate transaction;
    private final WorkerSession session;
    private final PredictionPortion portion;
    private final PredictionRuns runs;
    private final Renewal renewal;
    private final PredictionReport report;
    private final PortionSize size = new PortionSize();

    PredictionWorker(
            PlatformTransactionManager transactions,
            WorkerSession session,
            PredictionPortion portion,
            PredictionRuns runs,
            Renewal renewal,
            PredictionReport report) {
        this.transaction = new TransactionTemplate(transactions);
        this.session = session;
        this.portion = portion;
        this.runs = runs;
        this.renewal = renewal;
        this.report = report;
    }

    /** One step. Answers whether there is more to do right now. */
    boolean work(Now now) {
        var run = runs.running().orElse(null);
        if (run == null) {
            return false;
        }
        try {
            return run.fitting() ? renewal.renew(run.id()) : walk(now);
        } catch (RuntimeException failure) {
            return again(run, failure);
        }
    }

    private boolean walk(Now now) {
        var customers = size.present();
        var started = System.nanoTime();
        var more = Boolean.TRUE.equals(transaction.execute(status -> next(customers, now)));
        if (more) {
            size.took(customers, System.nanoTime() - started);
        }
        return more;
    }

    private boolean next(int limit, Now now) {
        session.begin();
        var checkpoint = portion.take().orElse(null);
        if (checkpoint == null) {
            return false;
        }
        var customers = portion.customersAfter(checkpoint, limit);
        if (customers.isEmpty()) {
            report.keepSpread(checkpoint.id());
            runs.end(checkpoint.id(), WorkState.DONE, null);
            log.atInfo().addKeyValue("run", checkpoint.id()).log("Everybody has been predicted");
        } else {
            portion.work(checkpoint, customers, now);
        }
        return !customers.isEmpty();
    }

    /** A customer nobody can predict does not exist, so what fails at one customer fails for a reason to be looked at. */
    private boolean again(PredictionRun run, RuntimeException failure) {
        switch (Failure.of(failure)) {
            case OUTAGE -> throw failure;
            case CONTENTION -> Pause.shortly();
            default -> {
                if (run.fitting() || !size.halved()) {
                    runs.end(run.id(), WorkState.FAILED, Failure.reason(failure));
                    log.atError().addKeyValue("run", run.id()).setCause(failure).log("A prediction run failed");
                }
            }
        }
        return true;
    }
}
