package org.encorecrm.pipeline;

import java.time.Duration;
import org.springframework.stereotype.Component;

/** How many customers fit into a portion, learnt from the last ones. */
@Component
class PortionSize {

    /** Below this the fixed cost of a portion outweighs it, however slow the machine is at the moment. */
    private static final int SMALLEST = 500;

    private static final int LARGEST = 10_000;

    /** Well below the 250 ms a live change may have to wait for a customer's row. */
    private static final Duration TARGET = Duration.ofMillis(150);

    private volatile int size = 500;

    int present() {
        return size;
    }

    void startWith(int customers) {
        size = customers;
    }

    /** At most doubles, so that one lucky portion is not followed by one of seconds. */
    void took(int customers, long nanos) {
        var fitting = customers * (double) TARGET.toNanos() / Math.max(1, nanos);
        size = (int) Math.min(customers * 2.0, Math.max(SMALLEST, Math.min(LARGEST, fitting)));
    }

    /** After a failure, down to the one customer who fails. Answers false when it cannot be halved any more. */
    boolean halved() {
        if (size == 1) {
            return false;
        }
        size = Math.max(1, size / 2);
        return true;
    }
}
