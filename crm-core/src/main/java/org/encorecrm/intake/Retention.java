package org.encorecrm.intake;

import java.sql.Timestamp;
import org.encorecrm.support.BusinessClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Forgets files, rejected lines and what undoing needs once an import is long over or was never started. That it took
 * place, and its figures, stay.
 */
@Component
class Retention {

    private static final Logger log = LoggerFactory.getLogger(Retention.class);

    private static final String OVER = """
            select id from core.import
             where state <> 'running' and coalesce(finished_at, created_at) < cast(:before as timestamptz)
               and (exists (select from core.import_chunk where import_id = id)
                    or exists (select from core.import_row where import_id = id)
                    or exists (select from core.import_reject where import_id = id)
                    or exists (select from core.import_example where import_id = id)
                    or exists (select from core.import_effect where import_id = id))
             order by id limit 1
            """;

    private final JdbcClient jdbc;
    private final Leavings leavings;
    private final ImportsProperties properties;
    private final BusinessClock clock;

    Retention(JdbcClient jdbc, Leavings leavings, ImportsProperties properties, BusinessClock clock) {
        this.jdbc = jdbc;
        this.leavings = leavings;
        this.properties = properties;
        this.clock = clock;
    }

    /** One import. Answers whether there may be more. */
    boolean work() {
        var over = jdbc.sql(OVER)
                .param("before", Timestamp.from(clock.now().minus(properties.keep())))
                .query(Long.class)
                .optional();
        over.ifPresent(this::forget);
        return over.isPresent();
    }

    private void forget(long id) {
        leavings.forget(id);
        log.atInfo().addKeyValue("import", id).log("The file and the lines of an old import are forgotten");
    }
}
