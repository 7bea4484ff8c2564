package org.encorecrm.retention;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Deletes in portions, each a transaction of its own: a crash loses nothing but the count of one portion, and what is
 * left is found by its age again.
 */
@Component
class RetentionWorker {

    private final RetentionRuns runs;
    private final RetentionPeriods periods;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;

    RetentionWorker(
            RetentionRuns runs, RetentionPeriods periods, PlatformTransactionManager transactions, JdbcClient jdbc) {
        this.runs = runs;
        this.periods = periods;
        this.transaction = new TransactionTemplate(transactions);
        this.jdbc = jdbc;
    }

    /** One portion of the running run. Answers whether there may be more right now. */
    boolean work() {
        var run = runs.running();
        run.ifPresent(found -> {
            try {
                if (!deleteSome(found.id())) {
                    runs.end(found.id(), null);
                }
            } catch (RuntimeException failure) {
                // The class says enough: messages of the database quote values.
                runs.end(found.id(), failure.getClass().getSimpleName());
                throw failure;
            }
        });
        return run.isPresent();
    }

    private boolean deleteSome(long run) {
        for (var kind : periods.perishables()) {
            var period = periods.period(kind);
            if (period.isPresent() && delete(run, kind, periods.before(period.get())) > 0) {
                return true;
            }
        }
        return false;
    }

    private int delete(long run, Perishable kind, java.time.Instant before) {
        if (kind instanceof OldProspects) {
            // Each erasure is a transaction of its own.
            return count(run, kind, kind.deleteSome(before));
        }
        var deleted = transaction.execute(status -> {
            jdbc.sql("select set_config('encore.retention', 'on', true)")
                    .query(String.class)
                    .single();
            return count(run, kind, kind.deleteSome(before));
        });
        return deleted == null ? 0 : deleted;
    }

    private int count(long run, Perishable kind, int rows) {
        if (rows > 0) {
            runs.deleted(run, kind.kind(), rows);
        }
        return rows;
    }
}
