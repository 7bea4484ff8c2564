package org.encorecrm.pipeline;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import org.encorecrm.change.Changes;
import org.encorecrm.prediction.PredictionRuns;
import org.encorecrm.support.BusinessClock;
import org.encorecrm.support.Signal;
import org.encorecrm.support.WorkLoop;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The threads of the pipeline, and what starts its nightly work. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "encore.workers.enabled", matchIfMissing = true)
class Workers {

    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration SELDOM = Duration.ofSeconds(5);

    /** What other nodes have left, and what has to be tried again, waits so long on a node where nothing happens. */
    private static final Duration QUIET = Duration.ofSeconds(5);

    private static final Duration RARELY = Duration.ofSeconds(30);

    @Bean
    WorkLoop changeLoop(ChangeWorker worker, Changes changes, BusinessClock clock) {
        return new WorkLoop("changes", POLL, QUIET, changes.signal(), () -> worker.work(clock::now));
    }

    @Bean
    WorkLoop clockLoop(ClockWorker worker, BusinessClock clock) {
        return new WorkLoop("clock", POLL, QUIET, new Signal(), () -> {
            worker.tickWhenDue(clock.now());
            return false;
        });
    }

    /** Live changes first: each portion waits until no more than a batch of them is queued. */
    @Bean
    WorkLoop recomputationLoop(
            RecomputationWorker worker, ChangeWorker changes, Recomputations recomputations, BusinessClock clock) {
        return new WorkLoop("recomputation", SELDOM, RARELY, recomputations.signal(), () -> {
            if (recomputations.running().isEmpty()) {
                return false;
            }
            changes.catchUp(clock::now);
            return worker.work(clock::now);
        });
    }

    /** At night, or when somebody asks; live changes first, as for a recomputation. */
    @Bean
    WorkLoop predictionLoop(PredictionWorker worker, ChangeWorker changes, PredictionRuns runs, BusinessClock clock) {
        return new WorkLoop("prediction", SELDOM, RARELY, runs.signal(), () -> {
            if (runs.running().isEmpty() && !runs.startWhenDue()) {
                return false;
            }
            changes.catchUp(clock::now);
            return worker.work(clock::now);
        });
    }

    @Bean
    Task<Void> nightlyRecomputation(Recomputations recomputations, Nightly nightly) {
        return Tasks.recurring(Nightly.TASK, nightly).execute((instance, context) -> recomputations.start());
    }
}
