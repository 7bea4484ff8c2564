package org.encorecrm.retention;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Set;
import org.encorecrm.change.Cause;
import org.encorecrm.change.ChangeKind;
import org.encorecrm.change.Changes;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What customers did on the site. Figures are computed from it, so whoever loses events is computed again: what is kept
 * and what a full recomputation finds stay the same.
 */
@Component
class OldEvents implements Perishable {

    private static final int PORTION = 5_000;

    private final JdbcClient jdbc;
    private final Changes changes;

    OldEvents(JdbcClient jdbc, Changes changes) {
        this.jdbc = jdbc;
        this.changes = changes;
    }

    @Override
    public String kind() {
        return "events";
    }

    @Override
    public String usually() {
        return "";
    }

    @Override
    public long count(Instant before) {
        return jdbc.sql("""
                        select count(*) from (select from core.event
                                               where at < :before and customer_id is not null limit :most) t
                        """)
                .param("before", Timestamp.from(before))
                .param("most", MOST_COUNTED + 1)
                .query(Long.class)
                .single();
    }

    @Override
    public int deleteSome(Instant before) {
        var owners = jdbc.sql("""
                        delete from core.event where id = any(array(
                               select id from core.event where at < :before and customer_id is not null
                                limit :portion for update skip locked))
                        returning customer_id
                        """)
                .param("before", Timestamp.from(before))
                .param("portion", PORTION)
                .query(Long.class)
                .list();
        changes.enqueue(owners, Set.of(ChangeKind.ACTIVITY), Cause.HISTORY, true);
        return owners.size();
    }
}
