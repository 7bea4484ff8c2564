package org.encorecrm.pipeline;

import java.time.Instant;
import org.encorecrm.prediction.PredictionRuns;
import org.encorecrm.support.BusinessClock;
import org.encorecrm.support.DataRole;
import org.springframework.stereotype.Service;

/** Does at once what the workers would do by and by: for tests, and for the demo's way forward in time. */
@Service
public class Drain {

    private final BusinessClock clock;
    private final ClockWorker ticks;
    private final ChangeWorker changes;
    private final RecomputationWorker recomputation;
    private final Recomputations recomputations;
    private final PredictionWorker prediction;
    private final PredictionRuns runs;
    private final QueueHead head;

    Drain(
            BusinessClock clock,
            ClockWorker ticks,
            ChangeWorker changes,
            RecomputationWorker recomputation,
            Recomputations recomputations,
            PredictionWorker prediction,
            PredictionRuns runs,
            QueueHead head) {
        this.clock = clock;
        this.ticks = ticks;
        this.changes = changes;
        this.recomputation = recomputation;
        this.recomputations = recomputations;
        this.prediction = prediction;
        this.runs = runs;
        this.head = head;
    }

    /** The clock up to the present, then the queue until it is empty. */
    public void toNow() {
        upTo(clock.now());
    }

    /** The same as if it were {@code now}, or the moment the clock worker has come to, if that is later. */
    public void upTo(Instant now) {
        try (var role = DataRole.WORKER.enter()) {
            ticks.tick(now);
            work(() -> now);
        }
    }

    /** The change queue alone, until nothing in it can be worked. */
    public void changes() {
        try (var role = DataRole.WORKER.enter()) {
            work(clock::now);
        }
    }

    /** Whatever prediction run is running, to its end. */
    public void prediction() {
        try (var role = DataRole.WORKER.enter()) {
            while (runs.running().isPresent()) {
                if (!prediction.work(clock::now)) {
                    Pause.shortly();
                }
            }
            work(clock::now);
        }
    }

    /** Whatever full recomputation is running, to its end. */
    public void recomputation() {
        try (var role = DataRole.WORKER.enter()) {
            while (recomputations.running().isPresent()) {
                if (!recomputation.work(clock::now)) {
                    Pause.shortly();
                }
            }
            work(clock::now);
        }
    }

    private void work(Now now) {
        while (head.isThere()) {
            if (!changes.work(now)) {
                Pause.shortly();
            }
        }
    }
}
