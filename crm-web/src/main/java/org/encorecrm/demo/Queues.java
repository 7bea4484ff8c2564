package org.encorecrm.demo;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.encorecrm.message.Messages;
import org.encorecrm.pipeline.Drain;
import org.encorecrm.scenario.Runs;
import org.encorecrm.support.BusinessClock;
import org.springframework.stereotype.Component;

/** Does at once whatever waits anywhere on the road: moves, runs, letters, and what follows from those. */
@Component
@DemoOnly
class Queues {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Drain pipeline;
    private final Runs runs;
    private final Messages messages;
    private final BusinessClock clock;

    Queues(Drain pipeline, Runs runs, Messages messages, BusinessClock clock) {
        this.pipeline = pipeline;
        this.runs = runs;
        this.messages = messages;
        this.clock = clock;
    }

    void drain() {
        pipeline.toNow();
        while (runs.work()) {
            // A step may be due at once after the one before it.
        }
        awaitLetters();
        pipeline.changes();
    }

    /** Letters have senders of their own; a mail server that is slow does not stop the clock for ever. */
    private void awaitLetters() {
        var giveUp = System.nanoTime() + PATIENCE.toNanos();
        while (!messages.isIdle(clock.now()) && System.nanoTime() < giveUp) {
            messages.signal().now();
            LockSupport.parkNanos(10_000_000);
        }
    }
}
