package org.encorecrm.support;

import java.sql.SQLException;
import org.springframework.dao.CannotAcquireLockException;

/** Somebody else held a row longer than the transaction's {@code lock_timeout}. Nothing was changed; asking again may help. */
public class LockTimeoutException extends CannotAcquireLockException {

    LockTimeoutException(String message, SQLException cause) {
        super(message, cause);
    }
}
