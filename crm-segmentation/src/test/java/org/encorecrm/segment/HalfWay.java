package org.encorecrm.segment;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Lets somebody else work in the middle of a transaction: when something is published in it, the other one begins, and
 * the transaction goes on as soon as the other is done or waits for it.
 */
@TestComponent
class HalfWay {

    private final JdbcClient jdbc;
    private Class<?> moment = Void.class;
    private Callable<?> work = () -> null;
    private CompletableFuture<Object> other = new CompletableFuture<>();

    HalfWay(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The next time that this is published. */
    void of(Class<?> moment, Callable<?> work) {
        this.moment = moment;
        this.work = work;
        this.other = new CompletableFuture<>();
    }

    CompletableFuture<Object> other() {
        return other;
    }

    @EventListener
    @Order(Ordered.LOWEST_PRECEDENCE)
    void at(Object event) throws Exception {
        if (!moment.isInstance(event)) {
            return;
        }
        moment = Void.class;
        var me = jdbc.sql("select pg_backend_pid()").query(Integer.class).single();
        new Thread(this::go).start();
        while (!other.isDone() && !isWaitedFor(me)) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private void go() {
        try {
            other.complete(work.call());
        } catch (Exception failure) {
            other.completeExceptionally(failure);
        }
    }

    private boolean isWaitedFor(int backend) {
        return jdbc.sql("select exists (select from pg_locks where not granted and :me = any(pg_blocking_pids(pid)))")
                .param("me", backend)
                .query(Boolean.class)
                .single();
    }
}
