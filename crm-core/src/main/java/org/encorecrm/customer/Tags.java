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

/** Tags that people and scenarios put on customers. */
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

    /** Takes a tag away if the customer has it, in the caller's transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void remove(long customerId, String tag, Instant now) {
        var removed = jdbc.sql("""
                        update core.customer set tags = array_remove(tags, :tag::text), updated_at = :now
                         where id = :customer and tags @> array[:tag::text]
                        """)
                .param("tag", tag)
                .param("now", Timestamp.from(now))
                .param("customer", customerId)
                .update();
        if (removed > 0) {
            changes.enqueue(List.of(customerId), Set.of(ChangeKind.PROFILE), Cause.CHANGE, false);
        }
    }

    /** Tags to suggest: the usual ones by the statistics of the database, and those of the latest customers. */
    @Transactional(readOnly = true)
    public List<String> known() {
        return jdbc.sql("""
                        select tag from (
                            select unnest(s.most_common_elems::text::text[]) as tag
                              from pg_stats s
                             where s.schemaname = 'core' and s.tablename = 'customer' and s.attname = 'tags'
                             union
                            select unnest(c.tags)
                              from (select tags from core.customer order by id desc limit 500) c) known
                         order by tag limit 200
                        """).query(String.class).list();
    }
}
