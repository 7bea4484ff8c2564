package org.encorecrm.support;

import java.time.Duration;

/**
 * Whose work a transaction is. Each role has its own connections and timeouts, so that ingestion, the back office and
 * the workers cannot starve each other. The role is fixed when the transaction starts.
 */
public enum DataRole {
    OFFICE(8, Duration.ofSeconds(20), Duration.ofSeconds(5)),
    INGEST(16, Duration.ofSeconds(60), Duration.ofSeconds(15)),
    WORKER(10, Duration.ofMinutes(30), Duration.ofSeconds(30));

    final int connections;
    final Duration statementTimeout;
    final Duration lockTimeout;

    private static final ThreadLocal<DataRole> CURRENT = ThreadLocal.withInitial(() -> OFFICE);

    DataRole(int connections, Duration statementTimeout, Duration lockTimeout) {
        this.connections = connections;
        this.statementTimeout = statementTimeout;
        this.lockTimeout = lockTimeout;
    }

    static DataRole current() {
        return CURRENT.get();
    }

    /** Enters this role on the calling thread until the returned scope is closed. */
    public Scope enter() {
        var before = CURRENT.get();
        CURRENT.set(this);
        return () -> CURRENT.set(before);
    }

    /** The time a thread spends in a role. */
    public interface Scope extends AutoCloseable {
        @Override
        void close();
    }
}
