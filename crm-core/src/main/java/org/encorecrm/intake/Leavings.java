package org.encorecrm.intake;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What a file leaves in the base beside what was taken in: itself, its lines, examples, and what undoing needs. */
@Repository
class Leavings {

    private static final List<String> SAID = List.of("chunk", "row", "reject", "example", "key");

    private final JdbcClient jdbc;

    Leavings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Once it is long over: from here on it cannot be undone. */
    void forget(long id) {
        var all = new ArrayList<>(SAID);
        all.add("effect");
        delete(id, all);
    }

    /** A file that named somebody who was erased, for nothing can be taken out of it; what it did can still be undone. */
    void throwAway(long id, Instant now) {
        delete(id, SAID);
        jdbc.sql("""
                        update core.import
                           set step = case step when 'mapping' then 'dry_run' else step end, state = 'failed',
                               failure = :erased, finished_at = coalesce(finished_at, :now)
                         where id = :id
                        """)
                .param("erased", Import.ERASED)
                .param("now", Timestamp.from(now))
                .param("id", id)
                .update();
    }

    private void delete(long id, List<String> tables) {
        for (var table : tables) {
            jdbc.sql("delete from core.import_%s where import_id = :id".formatted(table))
                    .param("id", id)
                    .update();
        }
    }
}
