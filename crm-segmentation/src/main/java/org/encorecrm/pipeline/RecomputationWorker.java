package org.encorecrm.pipeline;

import org.encorecrm.change.Cause;
import org.encorecrm.change.ChangeQueue;
import org.encorecrm.metrics.Boundaries;
import org.encorecrm.metrics.PreferenceShelves;
import org.encorecrm.pipeline.RecomputationPortion.Checkpoint;
import org.encorecrm.support.WorkState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Walks a full recomputation in portions of about 150 ms, live changes first. Score boundaries are renewed before the
 * walk, which applies them by the way.
 */
@Component
class RecomputationWorker {

    private static final Logger log = LoggerFactory.getLogger(RecomputationWorker.class);

    /** When so many customers fail, the fault is not theirs. */
    private static final int MOST_SKIPPED = 100;

    private final TransactionTemplate transaction;
    private final WorkerSession session;
    private final RecomputationPortion portion;
    private final Recomputations recomputations;
    private final Boundaries boundaries;
    private final ChangeQueue queue;
    private final PreferenceShelves shelves;
    private final Statistics statistics;
    private final PortionSize size;

    /** Whether the last portion found few who differ, so that the next one looks before it takes anybody's row. */
    private volatile boolean looking = true;

    /** The boundaries of the beginning of the last walk that began here, or 0: every later walk has applied them. */
    private volatile long walked;

    RecomputationWorker(
            PlatformTransactionManager transactions,
            WorkerSession session,
            RecomputationPortion portion,
            Recomputations recomputations,
            Boundaries boundaries,
            ChangeQueue queue,
            PreferenceShelves shelves,
            Statistics statistics,
            PortionSize size) {
        this.transaction = new TransactionTemplate(transactions);
        this.session = session;
        this.portion = portion;
        this.recomputations = recomputations;
        this.boundaries = boundaries;
        this.queue = queue;
        this.shelves = shelves;
        this.statistics = statistics;
        this.size = size;
    }

    /** One portion. Answers whether there is more to do right now. */
    boolean work(Now now) {
        var running = recomputations.running();
        if (running.isEmpty()) {
            return false;
        }
        if (running.get().done() == 0) {
            statistics.renew();
            boundaries.refresh();
            walked = boundaries.classes();
            shelves.follow();
        }
        var customers = size.present();
        var started = System.nanoTime();
        try {
            if (transaction.execute(status -> next(customers, now))) {
                size.took(customers, System.nanoTime() - started);
                return true;
            }
            settle(running.get().id());
            return false;
        } catch (RuntimeException failure) {
            return smaller(failure);
        }
    }

    private boolean next(int limit, Now now) {
        session.begin();
        var checkpoint = portion.take().orElse(null);
        if (checkpoint == null) {
            return false;
        }
        var customers = portion.customersAfter(checkpoint, limit);
        if (customers.isEmpty()) {
            finish(checkpoint);
        } else {
            looking = portion.work(checkpoint, customers, looking, now) * 2 <= customers.size();
        }
        return !customers.isEmpty();
    }

    /** Scores that are not by the boundaries that hold: usually nobody's, the walk has been by everybody. */
    private void settle(long id) {
        var ended = recomputations.get(id);
        if (ended.running()) {
            return;
        }
        if (ended.state() == WorkState.DONE) {
            boundaries.walked(walked);
        }
        if (ended.rewritten() > 0) {
            statistics.renew();
            boundaries.refresh();
        }
        boundaries.apply();
    }

    private void finish(Checkpoint checkpoint) {
        recomputations.end(checkpoint.id(), WorkState.DONE, null);
        var ended = recomputations.get(checkpoint.id());
        log.atInfo()
                .addKeyValue("recomputation", ended.id())
                .addKeyValue("customers", ended.done())
                .addKeyValue("rewritten", ended.rewritten())
                .log("Full recomputation done");
    }

    /** Halves the portion until the one customer is found who cannot be evaluated, and goes past them. */
    private boolean smaller(RuntimeException failure) {
        var kind = Failure.of(failure);
        if (kind == Failure.OUTAGE) {
            throw failure;
        }
        if (kind == Failure.CONTENTION) {
            Pause.shortly();
            return true;
        }
        if (size.halved()) {
            return true;
        }
        transaction.executeWithoutResult(status -> pass(failure));
        return true;
    }

    private void pass(RuntimeException failure) {
        portion.take().ifPresent(checkpoint -> {
            var customers = portion.customersAfter(checkpoint, 1);
            customers.forEach(customer -> portion.skip(checkpoint, customer));
            queue.addDead(customers, Cause.RECOMPUTATION, Failure.reason(failure));
            if (checkpoint.skipped() + customers.size() > MOST_SKIPPED) {
                recomputations.end(checkpoint.id(), WorkState.FAILED, Failure.reason(failure));
            }
        });
    }
}
