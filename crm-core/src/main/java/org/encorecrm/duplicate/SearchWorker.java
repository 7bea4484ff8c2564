package org.encorecrm.duplicate;

import java.util.Optional;
import org.encorecrm.identity.AcceptedPairs;
import org.encorecrm.support.WorkState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Compares who changed, then goes on with the search through everybody, then merges what was accepted. One node at a
 * time: two that compared each other's customers at once would miss the pair.
 */
@Component
class SearchWorker {

    private static final Logger log = LoggerFactory.getLogger(SearchWorker.class);

    /** An advisory lock: "twin". */
    private static final long LOCK = 0x7477696e;

    private static final int MERGES_AT_ONCE = 50;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final DueCustomers due;
    private final Searches searches;
    private final SearchPortion portion;
    private final LearningTime learningTime;
    private final AutomaticMerging automatic;
    private final AcceptedPairs accepted;

    SearchWorker(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            DueCustomers due,
            Searches searches,
            SearchPortion portion,
            LearningTime learningTime,
            AutomaticMerging automatic,
            AcceptedPairs accepted) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.due = due;
        this.searches = searches;
        this.portion = portion;
        this.learningTime = learningTime;
        this.automatic = automatic;
        this.accepted = accepted;
    }

    /** One piece of work. Answers whether there may be more right now. */
    boolean work() {
        return compare(Work.CHANGED) || compare(Work.EVERYBODY) || accepted.merge(MERGES_AT_ONCE);
    }

    private enum Work {
        CHANGED,
        EVERYBODY
    }

    private boolean compare(Work work) {
        try {
            return Boolean.TRUE.equals(
                    transaction.execute(status -> isOurs() && (work == Work.CHANGED ? due.work() : search())));
        } catch (TransientDataAccessException | NonTransientDataAccessResourceException inTheWay) {
            throw inTheWay;
        } catch (RuntimeException failure) {
            if (work == Work.EVERYBODY) {
                fail(failure);
            }
            throw failure;
        }
    }

    /** What fails for good ends the search and not the worker. */
    private void fail(RuntimeException failure) {
        searches.running()
                .ifPresent(running -> searches.end(
                        running.id(), WorkState.FAILED, failure.getClass().getSimpleName()));
    }

    /** Locks are waited for less than it takes PostgreSQL to look for a deadlock: not the merge steps back but we. */
    private boolean isOurs() {
        return jdbc.sql("""
                        select pg_try_advisory_xact_lock(:lock)
                               and set_config('lock_timeout', '500ms', true) is not null
                               and set_config('plan_cache_mode', 'force_custom_plan', true) is not null
                               and set_config('jit', 'off', true) is not null
                        """).param("lock", LOCK).query(Boolean.class).single();
    }

    private boolean search() {
        var running = locked();
        if (running.isPresent()) {
            portion.work(running.get());
            logEnd(running.get());
            return true;
        }
        if (learningTime.hasCome()) {
            searches.start();
            return true;
        }
        automatic.threshold().ifPresent(threshold -> accepted.accept(threshold, AcceptedPairs.AUTOMATIC));
        return false;
    }

    /** Locked against being cancelled while its portion is at work. */
    private Optional<Search> locked() {
        return jdbc.sql("select id from core.duplicate_search where state = 'running' for update")
                .query(Long.class)
                .optional()
                .map(searches::get);
    }

    private void logEnd(Search before) {
        var now = searches.get(before.id());
        if (!now.running()) {
            log.atInfo()
                    .addKeyValue("search", now.id())
                    .addKeyValue("compared", now.compared())
                    .addKeyValue("found", now.found())
                    .log("Search for duplicates done");
        }
    }
}
