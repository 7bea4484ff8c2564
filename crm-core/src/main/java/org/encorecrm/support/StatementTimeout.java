package org.encorecrm.support;

import org.springframework.dao.DataAccessException;
import org.springframework.dao.QueryTimeoutException;

/** The database stopped a statement because it took longer than it was given. */
public final class StatementTimeout {

    private StatementTimeout() {}

    public static boolean isBehind(DataAccessException failure) {
        return failure instanceof QueryTimeoutException
                || String.valueOf(failure.getMessage()).contains("statement timeout");
    }
}
