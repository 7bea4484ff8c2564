package org.encorecrm.change;

import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How far the evaluation is behind: as long as a live change would have to wait, whatever can wait steps aside. */
@Component
public class Backlog {

    private final JdbcClient jdbc;

    Backlog(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether the next change in the queue has waited longer than this: one look, however long the queue is. */
    public boolean isOlderThan(Duration age) {
        return jdbc.sql("""
                        select enqueued_at < clock_timestamp() - make_interval(secs => :seconds) from core.change
                         where dead_reason is null and (retry_at is null or retry_at <= clock_timestamp())
                         order by id limit 1
                        """)
                .param("seconds", age.toMillis() / 1000.0)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }
}
