package org.encorecrm.demo;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the pipeline still has to look at, and whether this base is anybody's already. */
@Repository
@DemoOnly
class Backlog {

    private final JdbcClient jdbc;

    Backlog(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean hasCustomers() {
        return jdbc.sql("select exists (select from core.customer)")
                .query(Boolean.class)
                .single();
    }

    /** Customers waiting to be evaluated; rows given up wait for a person, not for the pipeline. */
    long pending() {
        return jdbc.sql("select count(distinct customer_id) from core.change where dead_reason is null")
                .query(Long.class)
                .single();
    }
}
