package org.encorecrm.identity;

import java.util.Collection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Whose record changed and is to be compared with others again, in the background. */
@Component
class Comparisons {

    private final JdbcClient jdbc;

    Comparisons(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** In the transaction that changed them. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void due(Collection<Long> customers) {
        if (!customers.isEmpty()) {
            jdbc.sql("insert into core.likeness_due (customer_id) select unnest(:ids)")
                    .param("ids", customers.toArray(Long[]::new))
                    .update();
        }
    }
}
