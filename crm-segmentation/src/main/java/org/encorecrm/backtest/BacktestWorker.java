package org.encorecrm.backtest;

import org.encorecrm.backtest.BacktestQueue.Claim;
import org.encorecrm.criteria.Criterion;
import org.encorecrm.criteria.Dependencies;
import org.encorecrm.criteria.ShopCalendar;
import org.encorecrm.segment.PastCriteria;
import org.encorecrm.support.InvalidInputException;
import org.encorecrm.support.Settings;
import org.encorecrm.support.StatementTimeout;
import org.encorecrm.support.WorkState;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Does a day of a backtest at a time: one transaction reads, another writes down what was found. After a crash any node
 * goes on behind the last day written.
 */
@Component
public class BacktestWorker {

    private static final Logger log = LoggerFactory.getLogger(BacktestWorker.class);

    private final TransactionTemplate reading;
    private final BacktestQueue queue;
    private final BacktestStore store;
    private final Backtests backtests;
    private final PastCriteria pastCriteria;
    private final PastMembers past;
    private final ShopCalendar calendar;
    private final Settings settings;
    private @Nullable OnItsWay current;

    BacktestWorker(
            PlatformTransactionManager transactions,
            BacktestQueue queue,
            BacktestStore store,
            Backtests backtests,
            PastCriteria pastCriteria,
            PastMembers past,
            ShopCalendar calendar,
            Settings settings) {
        this.reading = new TransactionTemplate(transactions);
        this.reading.setReadOnly(true);
        this.queue = queue;
        this.store = store;
        this.backtests = backtests;
        this.pastCriteria = pastCriteria;
        this.past = past;
        this.calendar = calendar;
        this.settings = settings;
    }

    /** One day of one backtest. Answers whether there is more to do right now. */
    public synchronized boolean work() {
        if (current != null && !queue.renew(current.claim)) {
            current = null;
        }
        if (current == null) {
            current = queue.claim().map(this::begin).orElse(null);
        }
        if (current == null || queue.othersFirst()) {
            return false;
        }
        day(current);
        return true;
    }

    private void day(OnItsWay mine) {
        current = null; // What fails half-way is begun again.
        try {
            var day = reading.execute(status -> mine.walk.next());
            if (queue.record(mine.claim, day) && !mine.walk.isOver()) {
                current = mine;
            }
        } catch (DataAccessResourceFailureException | TransactionException away) {
            throw away;
        } catch (DataAccessException | ArithmeticException | InvalidInputException failure) {
            fail(mine.claim, failure);
        }
    }

    private void fail(Claim claim, RuntimeException failure) {
        var slow = failure instanceof DataAccessException late && StatementTimeout.isBehind(late);
        store.end(claim.id(), WorkState.FAILED, slow ? "A day takes longer than 90 seconds" : "Cannot be computed");
        log.atError().addKeyValue("backtest", claim.id()).setCause(failure).log("Backtest failed");
    }

    private OnItsWay begin(Claim claim) {
        var asked = store.find(claim.id()).orElseThrow();
        var scenario = asked.scenario();
        var play = scenario == null ? null : backtests.play(scenario).orElse(null);
        var done = asked.done();
        if (done > 0 && (play != null || refers(asked.criteria()))) {
            // Who was enrolled until then is forgotten, or a segment may be another meanwhile.
            queue.startOver(claim);
            done = 0;
        }
        var days = new Days(asked.from(), asked.to(), asked.step(), settings.zone(), asked.askedAt());
        return new OnItsWay(claim, new Walk(past, calendar, days, done, pastCriteria.of(asked.criteria()), play));
    }

    /** Whether what it says may become something else while it is being tried. */
    private static boolean refers(Criterion criterion) {
        return !Dependencies.segments(criterion).isEmpty();
    }

    /** Lets another node go on at once. */
    synchronized void stop() {
        if (current != null) {
            queue.release(current.claim);
            current = null;
        }
    }

    private record OnItsWay(Claim claim, Walk walk) {}
}
