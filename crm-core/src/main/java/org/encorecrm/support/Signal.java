package org.encorecrm.support;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Wakes a worker of this process. A hint only: polling finds the work of other nodes and whatever a hint missed.
 */
public final class Signal {

    private final Semaphore pending = new Semaphore(0);

    /** Wakes the worker once the surrounding transaction has committed. */
    public void afterCommit() {
        AfterCommit.run(this::now);
    }

    public void now() {
        if (pending.availablePermits() == 0) {
            pending.release();
        }
    }

    /** Answers whether there was a signal, or only the time has passed. */
    boolean await(long millis) throws InterruptedException {
        var signalled = pending.tryAcquire(millis, TimeUnit.MILLISECONDS);
        if (signalled) {
            pending.drainPermits();
        }
        return signalled;
    }
}
