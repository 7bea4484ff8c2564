package org.encorecrm.tally;

import java.time.Duration;
import org.encorecrm.support.StatementTimeout;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A question counted in a transaction of its own, which writes nothing and waits so long and no longer. */
@Component
class Counting {

    private final JdbcClient jdbc;

    Counting(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional(readOnly = true)
    public <Q, A> A within(Duration patience, Tally<Q, A> tally, Q question) {
        StatementTimeout.limit(jdbc, patience.toMillis() + "ms");
        return tally.count().apply(question);
    }
}
