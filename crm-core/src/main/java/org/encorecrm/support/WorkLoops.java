package org.encorecrm.support;

import java.util.concurrent.CountDownLatch;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** All the threads of this node that work in the background. */
@Component
public class WorkLoops {

    private final ObjectProvider<WorkLoop> loops;

    WorkLoops(ObjectProvider<WorkLoop> loops) {
        this.loops = loops;
    }

    /**
     * Does something in their way while they rest: each ends the piece of work at hand first (waited for 20 seconds at
     * most) and goes on afterwards, whatever came of it.
     */
    public void resting(Runnable inTheirWay) {
        var working = loops.stream().filter(WorkLoop::isRunning).toList();
        try {
            var ended = new CountDownLatch(working.size());
            working.forEach(loop -> loop.stop(ended::countDown));
            await(ended);
            inTheirWay.run();
        } finally {
            working.forEach(WorkLoop::start);
        }
    }

    private static void await(CountDownLatch ended) {
        try {
            ended.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
