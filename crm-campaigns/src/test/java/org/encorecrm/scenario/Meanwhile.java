package org.encorecrm.scenario;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Somebody else at work in the middle of the test's transaction. */
@Component
class Meanwhile {

    private final JdbcClient jdbc;

    Meanwhile(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Begins and answers as soon as the other is done or waits for this transaction. */
    <T> CompletableFuture<T> begins(Callable<T> work) {
        var me = jdbc.sql("select pg_backend_pid()").query(Integer.class).single();
        var other = CompletableFuture.supplyAsync(() -> {
            try {
                return work.call();
            } catch (Exception failure) {
                throw new CompletionException(failure);
            }
        });
        while (!other.isDone() && !isWaitedFor(me)) {
            pause();
        }
        return other;
    }

    private boolean isWaitedFor(int backend) {
        return jdbc.sql("select exists (select from pg_locks where not granted and :me = any(pg_blocking_pids(pid)))")
                .param("me", backend)
                .query(Boolean.class)
                .single();
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(20);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
