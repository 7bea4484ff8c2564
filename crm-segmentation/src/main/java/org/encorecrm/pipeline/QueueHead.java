package org.encorecrm.pipeline;

import org.encorecrm.metrics.Metrics;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** A look at the head of the change queue before it is claimed: cheap when there is nothing. */
@Repository
class QueueHead {

    private final JdbcClient jdbc;
    private final Metrics metrics;

    QueueHead(JdbcClient jdbc, Metrics metrics) {
        this.jdbc = jdbc;
        this.metrics = metrics;
    }

    /** Makes the metrics rows that are missing there. Answers whether there is a queue at all. */
    boolean open(int limit) {
        var heads = jdbc.sql("""
                        select c.customer_id,
                               exists (select from segmentation.metrics m where m.customer_id = c.customer_id) as known
                          from (select customer_id from core.change
                                 where dead_reason is null and (retry_at is null or retry_at <= clock_timestamp())
                                 order by id limit :limit) c
                        """)
                .param("limit", limit)
                .query((row, i) -> new Head(row.getLong("customer_id"), row.getBoolean("known")))
                .list();
        var unknown = heads.stream()
                .filter(head -> !head.known)
                .map(Head::customerId)
                .distinct()
                .toList();
        if (!unknown.isEmpty()) {
            metrics.open(unknown);
        }
        return !heads.isEmpty();
    }

    /** Whether anything waits that could be worked now, at whoever's hands. */
    boolean isThere() {
        return reaches(1);
    }

    /** Whether so many rows wait. */
    boolean reaches(int rows) {
        return jdbc.sql("""
                        select count(*) >= :rows
                          from (select from core.change
                                 where dead_reason is null and (retry_at is null or retry_at <= clock_timestamp())
                                 limit :rows) c
                        """).param("rows", rows).query(Boolean.class).single();
    }

    private record Head(long customerId, boolean known) {}
}
