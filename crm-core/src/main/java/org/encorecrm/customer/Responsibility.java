package org.encorecrm.customer;

import java.sql.Timestamp;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.encorecrm.change.Cause;
import org.encorecrm.change.ChangeKind;
import org.encorecrm.change.Changes;
import org.encorecrm.support.BusinessClock;
import org.encorecrm.support.NotFoundException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Whose customer somebody is. */
@Service
@Transactional
public class Responsibility {

    private final JdbcClient jdbc;
    private final Changes changes;
    private final BusinessClock clock;

    Responsibility(JdbcClient jdbc, Changes changes, BusinessClock clock) {
        this.jdbc = jdbc;
        this.changes = changes;
        this.clock = clock;
    }

    /**
     * Answers whose customer it was before.
     *
     * @param login null for nobody's
     */
    public @Nullable String give(long customerId, @Nullable String login) {
        var before = jdbc.sql("select manager_login from core.customer where id = :id and id > 0 for no key update")
                .param("id", customerId)
                .query((row, i) -> new Before(row.getString(1)))
                .optional()
                .orElseThrow(() -> new NotFoundException("There is no customer " + customerId))
                .login();
        if (!Objects.equals(before, login)) {
            jdbc.sql("update core.customer set manager_login = :login, updated_at = :now where id = :id")
                    .param("login", login)
                    .param("now", Timestamp.from(clock.now()))
                    .param("id", customerId)
                    .update();
            changes.enqueue(List.of(customerId), Set.of(ChangeKind.PROFILE), Cause.CHANGE, false);
        }
        return before;
    }

    private record Before(@Nullable String login) {}
}
