package org.encorecrm.customer;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.encorecrm.change.Cause;
import org.encorecrm.change.ChangeKind;
import org.encorecrm.change.Changes;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Tags that the system itself puts on customers. */
@Service
public class Tags {

    private final JdbcClient jdbc;
    private final Changes changes;

    Tags(JdbcClient jdbc, Changes changes) {
        this.jdbc = jdbc;
        this.changes = changes;
    }

    /** Adds a tag unless the customer has it, in the caller's transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(long customerId, String tag, Instant now) {
        var added = jdbc.sql("""
                        update core.customer set tags = array_append(tags, :tag::text), updated_at = :now
                         where id = :customer and not tags @> array[:tag::text]
                        """)
                .param("tag", tag)
                .param("now", Timestamp.from(now))
                .param("customer", customerId)
                .update();
        if (added > 0) {
            changes.enqueue(List.of(customerId), Set.of(ChangeKind.PROFILE), Cause.CHANGE, false);
        }
    }
}
