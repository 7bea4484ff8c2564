package org.encorecrm.support;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.support.SQLExceptionSubclassTranslator;
import org.springframework.stereotype.Component;

/** Spring knows no word for a lock timeout of PostgreSQL: uncategorized, it would pass for a fault of ours. */
@Component
class DatabaseErrors extends SQLExceptionSubclassTranslator {

    private static final String LOCK_NOT_AVAILABLE = "55P03";

    @Override
    protected @Nullable DataAccessException doTranslate(String task, @Nullable String sql, SQLException failure) {
        return LOCK_NOT_AVAILABLE.equals(failure.getSQLState())
                ? new LockTimeoutException(buildMessage(task, sql, failure), failure)
                : super.doTranslate(task, sql, failure);
    }
}
