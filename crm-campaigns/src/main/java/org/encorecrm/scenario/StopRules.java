package org.encorecrm.scenario;

import java.sql.Timestamp;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Whether a run has lost its point. */
@Repository
class StopRules {

    private final JdbcClient jdbc;

    StopRules(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean holds(ScenarioDefinition definition, Run run) {
        return switch (definition.stopWhen()) {
            case NEVER -> false;
            case LEFT_SEGMENT -> hasLeft(definition.trigger().segment(), run.customerId());
            case ORDERED -> hasOrdered(run);
        };
    }

    private boolean hasLeft(String segment, long customerId) {
        return jdbc.sql("""
                        select not exists (select from segmentation.member m
                                             join segmentation.segment g on g.id = m.segment_id
                                            where g.key = :segment and m.customer_id = :customer and m.left_at is null)
                        """)
                .param("segment", segment)
                .param("customer", customerId)
                .query(Boolean.class)
                .single();
    }

    private boolean hasOrdered(Run run) {
        return jdbc.sql("""
                        select exists (select from core.orders
                                        where customer_id = :customer and placed_at > :started and counts)
                        """)
                .param("customer", run.customerId())
                .param("started", Timestamp.from(run.startedAt()))
                .query(Boolean.class)
                .single();
    }
}
