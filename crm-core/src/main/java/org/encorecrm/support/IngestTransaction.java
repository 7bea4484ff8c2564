package org.encorecrm.support;

import java.util.function.Supplier;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * One transaction of taking data in, on the connections meant for that. It is tried again when another one was in the
 * way: two requests that create the same thing at once, or a customer merged away between matching and writing. Who has
 * waited out the lock timeout does not wait again: the caller is told.
 */
@Component
public class IngestTransaction {

    private static final int ATTEMPTS = 5;

    private final TransactionTemplate transaction;

    IngestTransaction(PlatformTransactionManager transactions) {
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Runs the work in a transaction of its own, or as a part of the caller's. */
    public <T> T run(Supplier<T> work) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            return work.get();
        }
        try (var role = DataRole.INGEST.enter()) {
            for (var attempt = 1; attempt < ATTEMPTS; attempt++) {
                try {
                    return execute(work);
                } catch (LockTimeoutException waitedLongEnough) {
                    throw waitedLongEnough;
                } catch (PessimisticLockingFailureException | DataIntegrityViolationException inTheWay) {
                    pause(attempt);
                }
            }
            return execute(work);
        }
    }

    @SuppressWarnings("NullAway") // the template passes on what the work answers, which is never null
    private <T> T execute(Supplier<T> work) {
        return transaction.execute(status -> work.get());
    }

    /** Uneven, so that two that met do not meet again. */
    private static void pause(int attempt) {
        try {
            Thread.sleep(java.util.concurrent.ThreadLocalRandom.current().nextLong(5L << attempt));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
