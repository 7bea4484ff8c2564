package org.encorecrm.metrics;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps every evaluation's {@code :now} at or above what the clock worker looks at.
 *
 * <p>Whoever evaluates holds a shared lock until its transaction ends. The clock worker raises the ceiling under the
 * exclusive one: every evaluation with an older {@code :now} has then committed, so the search for flips sees its
 * figures; every later one uses the ceiling or more and needs no flip up to it.
 */
@Service
public class EvaluationTime {

    private static final long LOCK = 0x656e636f72650001L;

    private final JdbcClient jdbc;

    EvaluationTime(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Joins the evaluations under way. Take it before any metrics row, or two evaluations and the clock worker could
     * wait for each other in a ring.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Ceiling hold() {
        // Two statements: one would read the ceiling of before it waited for the lock.
        lock("pg_advisory_xact_lock_shared");
        return ceiling();
    }

    Ceiling ceiling() {
        return new Ceiling(jdbc.sql("select ceiling from segmentation.clock")
                .query(OffsetDateTime.class)
                .single()
                .toInstant());
    }

    /** Waits for the evaluations under way and lets no later one be older than this. */
    @Transactional
    public void raise(Instant ceiling) {
        alone();
        jdbc.sql("update segmentation.clock set ceiling = :to where ceiling < :to")
                .param("to", ceiling.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Until the transaction ends nobody evaluates. For a moment only: everything waits. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void alone() {
        lock("pg_advisory_xact_lock");
    }

    private void lock(String function) {
        jdbc.sql("select %s(:lock)".formatted(function))
                .param("lock", LOCK)
                .query((row, i) -> true)
                .single();
    }
}
