package org.encorecrm.activity;

import java.util.Set;
import org.encorecrm.erasure.Erasing;
import org.encorecrm.erasure.PersonalTraces;
import org.encorecrm.erasure.Tally;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** That a page was viewed counts on; by which browser, from where and with which words does not stay. */
@Component
class EventTraces implements PersonalTraces {

    private final JdbcClient jdbc;

    EventTraces(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<String> tables() {
        return Set.of("core.event");
    }

    /** The caller's id stays: a repeated event must be known, or it would bring the person back. */
    @Override
    public void erase(Erasing who, Tally tally) {
        tally.kept("events", who.statement(jdbc, """
                                update core.event
                                   set customer_id = :remainder, visitor_id = null, url = null, referrer = null,
                                       utm = '{}', properties = '{}'
                                 where customer_id = any(:ids)
                                """).update(), Tally.Reason.STATISTICS);
    }
}
