package org.encorecrm.pipeline;

import java.sql.SQLException;
import org.springframework.transaction.CannotCreateTransactionException;

/** What a failed batch says about what to do next. */
enum Failure {
    /** The database is away or full: nobody's fault, try everything again later. */
    OUTAGE,
    /** Somebody else held the rows: try again, leaving theirs out. */
    CONTENTION,
    /** Took too long: may succeed another time. */
    PASSING,
    /** Will fail again. */
    LASTING;

    private static final int LONGEST_REASON = 500;

    static Failure of(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CannotCreateTransactionException) {
                return OUTAGE;
            }
            if (cause instanceof SQLException sql) {
                // PostgreSQL always names a state; the pool names none when the connection went while rolling back.
                return sql.getSQLState() == null ? OUTAGE : of(sql.getSQLState());
            }
        }
        return LASTING;
    }

    private static Failure of(String state) {
        return switch (state) {
            case "40001", "40P01", "55P03" -> CONTENTION;
            case "57014" -> PASSING;
            default -> isOutage(state) ? OUTAGE : LASTING;
        };
    }

    private static boolean isOutage(String state) {
        return state.startsWith("08") || state.startsWith("57P") || state.startsWith("53") || state.startsWith("58");
    }

    /** The innermost message, one line of it: PostgreSQL puts the values it stumbled over into the next ones. */
    static String reason(Throwable failure) {
        var cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        var message = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
        var reason = cause.getClass().getSimpleName() + ": " + message;
        return reason.substring(0, Math.min(reason.length(), LONGEST_REASON));
    }
}
