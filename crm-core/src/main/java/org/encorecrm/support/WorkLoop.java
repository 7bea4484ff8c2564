package org.encorecrm.support;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * A thread that does a piece of work again and again: at once while there is more, after a signal or a poll interval
 * when there is none, and more slowly after a failure. Declare one as a bean per queue; the context starts and stops it.
 */
public final class WorkLoop implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(WorkLoop.class);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final String name;
    private final Duration poll;
    private final Duration rarest;
    private final Signal signal;
    private final BooleanSupplier work;
    private final AtomicBoolean running = new AtomicBoolean();
    private volatile @Nullable Thread thread;

    /**
     * @param work does one batch and answers whether there may be more right now
     */
    public WorkLoop(String name, Duration poll, Signal signal, BooleanSupplier work) {
        this(name, poll, poll, signal, work);
    }

    /**
     * One that looks more and more seldom while it finds nothing: a signal wakes it all the same, so that only what
     * another node has left, or what falls due, waits for the next look.
     *
     * @param poll the pause after the first look that found nothing; each further one doubles it
     * @param rarest the longest pause
     */
    public WorkLoop(String name, Duration poll, Duration rarest, Signal signal, BooleanSupplier work) {
        this.name = name;
        this.poll = poll;
        this.rarest = rarest;
        this.signal = signal;
        this.work = work;
    }

    public String name() {
        return name;
    }

    /** How long it pauses when there has been nothing to do for a while. */
    public Duration rarest() {
        return rarest;
    }

    /** One piece of work on the calling thread. Answers whether there may be more right now. */
    public boolean turn() {
        try (var role = DataRole.WORKER.enter()) {
            return work.getAsBoolean();
        }
    }

    /** Started again after a stop, it goes on with another thread; one still at its last piece of work ends with that. */
    @Override
    public void start() {
        if (running.compareAndSet(false, true)) {
            var next = new Thread(this::loop, name);
            next.setDaemon(true);
            thread = next;
            next.start();
        }
    }

    private void loop() {
        var failures = 0;
        var idle = 0;
        try (var role = DataRole.WORKER.enter()) {
            while (goesOn()) {
                try {
                    var more = work.getAsBoolean();
                    failures = 0;
                    if (more) {
                        idle = 0;
                    } else if (signal.await(pause(idle).toMillis())) {
                        idle = 0;
                    } else {
                        idle++;
                    }
                } catch (InterruptedException stopped) {
                    return;
                } catch (RuntimeException | Error failure) {
                    if (!goesOn()) {
                        return;
                    }
                    failures++;
                    log.atWarn()
                            .addKeyValue("worker", name)
                            .addKeyValue("failures", failures)
                            .setCause(failure)
                            .log("Worker failed, it will try again");
                    rest(failures);
                }
            }
        }
    }

    private boolean goesOn() {
        return running.get() && thread == Thread.currentThread();
    }

    private Duration pause(int idle) {
        var longer = poll.multipliedBy(1L << Math.min(idle, 20));
        return longer.compareTo(rarest) < 0 ? longer : rarest;
    }

    private void rest(int failures) {
        var millis = Math.min(LONGEST_PAUSE.toMillis(), 200L << Math.min(failures, 8));
        try {
            Thread.sleep(millis);
        } catch (InterruptedException stopped) {
            running.set(false);
        }
    }

    /** Stops claiming and waits for the piece of work at hand, 20 seconds at most. */
    @Override
    public void stop() {
        stopClaiming();
        awaitEnd();
    }

    /** The same without waiting here: the loops of a node finish side by side, not one after another. */
    @Override
    public void stop(Runnable stopped) {
        stopClaiming();
        var waiting = new Thread(
                () -> {
                    awaitEnd();
                    stopped.run();
                },
                name + "-stop");
        waiting.setDaemon(true);
        waiting.start();
    }

    private void stopClaiming() {
        if (running.compareAndSet(true, false)) {
            signal.now();
        }
    }

    private void awaitEnd() {
        var ending = thread;
        if (ending == null) {
            return;
        }
        try {
            ending.join(Duration.ofSeconds(20).toMillis());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running.get();
    }
}
