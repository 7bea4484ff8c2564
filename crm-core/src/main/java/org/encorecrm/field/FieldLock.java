package org.encorecrm.field;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Who begins to use a field waits for whoever changes a definition, and the other way round. Until the transaction ends. */
@Component
public class FieldLock {

    private final JdbcClient jdbc;

    FieldLock(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** For a user of definitions: they stay as they are. Take it before any other lock. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void shared() {
        take("pg_advisory_xact_lock_shared");
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void alone() {
        take("pg_advisory_xact_lock");
    }

    private void take(String lock) {
        jdbc.sql("select 1 from " + lock + "(hashtext('core.custom_field'))")
                .query(Integer.class)
                .single();
    }
}
