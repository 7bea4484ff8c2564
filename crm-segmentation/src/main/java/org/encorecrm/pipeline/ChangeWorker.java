package org.encorecrm.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.encorecrm.change.ChangeQueue;
import org.encorecrm.change.ClaimedChange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Works the change queue, oldest first, a batch per transaction. A row that cannot be worked holds up no other. */
@Component
class ChangeWorker {

    private static final int BATCH = 500;

    /** A customer whose evaluation takes too long is tried so often before a person has to look. */
    private static final int ATTEMPTS = 5;

    private static final Logger log = LoggerFactory.getLogger(ChangeWorker.class);

    private final TransactionTemplate transaction;
    private final WorkerSession session;
    private final QueueHead head;
    private final ChangeQueue queue;
    private final ChangeBatch batch;

    ChangeWorker(
            PlatformTransactionManager transactions,
            WorkerSession session,
            QueueHead head,
            ChangeQueue queue,
            ChangeBatch batch) {
        this.transaction = new TransactionTemplate(transactions);
        this.session = session;
        this.head = head;
        this.queue = queue;
        this.batch = batch;
    }

    /** One batch. Answers whether there may be more right now. */
    boolean work(Now now) {
        if (!head.open(BATCH)) {
            return false;
        }
        try {
            return attempt(() -> queue.claim(BATCH), now, false) > 0;
        } catch (BatchFailed failed) {
            return isolate(failed, now);
        }
    }

    /** Works until no more than a batch is left. */
    void catchUp(Now now) {
        while (head.reaches(BATCH) && work(now)) {
            continue;
        }
    }

    private int attempt(Supplier<List<ClaimedChange>> claim, Now now, boolean sparing) {
        var claimed = new ArrayList<ClaimedChange>();
        try {
            return transaction.execute(status -> {
                session.begin();
                claimed.addAll(claim.get());
                return batch.work(claimed, now, sparing);
            });
        } catch (RuntimeException failure) {
            throw new BatchFailed(claimed, failure);
        }
    }

    private boolean isolate(BatchFailed failed, Now now) {
        return switch (failed.kind()) {
            case OUTAGE -> throw failed;
            case CONTENTION -> workFree(failed, now);
            default -> {
                if (failed.customers().size() > 1) {
                    failed.halves().forEach(half -> workHalf(half, now));
                } else {
                    giveUp(failed);
                }
                yield true;
            }
        };
    }

    /** Leaves out whom somebody else holds; they are next again. */
    private boolean workFree(BatchFailed failed, Now now) {
        try {
            if (attempt(() -> queue.claimAgain(failed.rows()), now, true) > 0) {
                return true;
            }
        } catch (BatchFailed again) {
            if (again.kind() != Failure.CONTENTION) {
                return isolate(again, now);
            }
        }
        Pause.shortly();
        return true;
    }

    private void workHalf(List<Long> rows, Now now) {
        try {
            attempt(() -> queue.claimAgain(rows), now, false);
        } catch (BatchFailed failed) {
            isolate(failed, now);
        }
    }

    private void giveUp(BatchFailed failed) {
        transaction.executeWithoutResult(status -> {
            if (failed.kind() == Failure.PASSING) {
                queue.postpone(failed.rows(), ATTEMPTS, failed.reason());
            } else {
                queue.bury(failed.rows(), failed.reason());
            }
        });
        log.atError()
                .addKeyValue("customers", failed.customers())
                .addKeyValue("reason", failed.reason())
                .log("A customer cannot be evaluated");
    }
}
