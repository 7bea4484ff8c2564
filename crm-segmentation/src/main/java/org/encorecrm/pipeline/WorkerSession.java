package org.encorecrm.pipeline;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** How PostgreSQL is to treat the statements of a worker's transaction. */
@Component
class WorkerSession {

    private final JdbcClient jdbc;

    WorkerSession(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Locks are waited for half a second, less than it takes PostgreSQL to look for a deadlock, so that in one the
     * worker steps back and not the request it met. A plan is made for the ids at hand: the generic one expects ten and
     * would join thousands in a nested loop. Compiling statements of a few milliseconds, or starting processes for them,
     * costs more than it gains, and the processes are missed where somebody waits.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void begin() {
        jdbc.sql("""
                        select set_config('lock_timeout', '500ms', true),
                               set_config('plan_cache_mode', 'force_custom_plan', true),
                               set_config('max_parallel_workers_per_gather', '0', true),
                               set_config('jit', 'off', true)
                        """).query((row, i) -> true).single();
    }
}
