package org.encorecrm.assortment;

import java.util.List;
import org.encorecrm.support.DataRole;
import org.encorecrm.support.WorkState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.NonTransientDataAccessException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Walks the running survey in portions. The checkpoint moves in the transaction that counts, so after a crash it goes on
 * where it was, on whatever node comes first.
 */
@Service
public class SurveyWorker {

    private static final Logger log = LoggerFactory.getLogger(SurveyWorker.class);

    /** About a quarter of a second at the reference base: nobody waits for long behind it. */
    private static final int PORTION = 2_000;

    private final TransactionTemplate transaction;
    private final Surveys surveys;
    private final SurveyCheckpoint checkpoint;
    private final List<Walk> walks;

    SurveyWorker(
            PlatformTransactionManager transactions,
            Surveys surveys,
            SurveyCheckpoint checkpoint,
            ObjectProvider<Walk> walks) {
        this.transaction = new TransactionTemplate(transactions);
        this.surveys = surveys;
        this.checkpoint = checkpoint;
        this.walks = walks.orderedStream().toList();
    }

    /** The running survey to its end: for tests, and for whoever must have its figures now. */
    public void toEnd() {
        try (var role = DataRole.WORKER.enter()) {
            while (work()) {}
        }
    }

    /** One portion. Answers whether there is more to do right now. */
    boolean work() {
        var running = surveys.running();
        if (running.isEmpty()) {
            return false;
        }
        try {
            return transaction.execute(status -> next());
        } catch (NonTransientDataAccessException failure) {
            log.atWarn()
                    .addKeyValue("survey", running.get().id())
                    .setCause(failure)
                    .log("Survey failed; the figures of the last one stay");
            surveys.end(
                    running.get().id(),
                    WorkState.FAILED,
                    failure.getMostSpecificCause().getMessage());
            return false;
        }
    }

    private boolean next() {
        var survey = checkpoint.take().orElse(null);
        if (survey == null) {
            return false;
        }
        var walk = walks.get(survey.walk());
        if (!survey.begun()) {
            walk.begin(survey);
            checkpoint.begun(survey);
            return true;
        }
        var portion = checkpoint.portion(survey, PORTION);
        if (portion.isPresent()) {
            walk.portion(survey, portion.get());
            checkpoint.advance(survey, portion.get());
            return true;
        }
        walk.finish(survey);
        if (survey.walk() + 1 < walks.size()) {
            checkpoint.nextWalk(survey);
            return true;
        }
        surveys.end(survey.id(), WorkState.DONE, null);
        return false;
    }
}
