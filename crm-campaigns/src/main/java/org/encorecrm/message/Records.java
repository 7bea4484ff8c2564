package org.encorecrm.message;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Customers by the number they had when a link was made. */
@Repository
public class Records {

    private final JdbcClient jdbc;

    Records(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The record that answers for this one now; none when it was erased. */
    public Optional<Long> current(long recordId) {
        return jdbc.sql("""
                        select id from core.customer where id = :id and id > 0
                         union all
                        select customer_id from core.customer_alias where alias_id = :id
                        """).param("id", recordId).query(Long.class).optional();
    }

    /** The same, held as merges, erasures and the gate hold it. Customers are locked before anything that is theirs. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Long> hold(long recordId) {
        var current = current(recordId);
        while (current.isPresent()) {
            var held = jdbc.sql("select id from core.customer where id = :id for no key update")
                    .param("id", current.get())
                    .query(Long.class)
                    .optional();
            if (held.isPresent()) {
                return held;
            }
            current = current(recordId); // merged while we waited
        }
        return Optional.empty();
    }
}
