package org.encorecrm.support;

import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The database stops a statement because it takes longer than it was given. */
public final class StatementTimeout {

    private StatementTimeout() {}

    /**
     * For somebody who waits. Compiling such statements to machine code would take longer than running them.
     *
     * @param longest as PostgreSQL writes it, {@code 8s}; for the rest of the caller's transaction
     */
    public static void limit(JdbcClient jdbc, String longest) {
        jdbc.sql("select set_config('statement_timeout', :longest, true), set_config('jit', 'off', true)")
                .param("longest", longest)
                .query((row, i) -> true)
                .single();
    }

    /** What the work answers under this limit, nothing when one of its statements took too long. */
    public static <T> Optional<T> within(JdbcClient jdbc, String longest, Supplier<T> work) {
        limit(jdbc, longest);
        return inTime(work);
    }

    /** The same when a limit has been set. */
    public static <T> Optional<T> inTime(Supplier<T> work) {
        try {
            return Optional.of(work.get());
        } catch (DataAccessException failure) {
            if (isBehind(failure)) {
                return Optional.empty();
            }
            throw failure;
        }
    }

    public static boolean isBehind(DataAccessException failure) {
        return failure instanceof QueryTimeoutException
                || String.valueOf(failure.getMessage()).contains("statement timeout");
    }
}
